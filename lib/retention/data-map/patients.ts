import type { TableClass } from '../schema';
import { all, careParties, clear, lastCare, link, members, own, passing, sealed, technical } from './columns';

export const patientsTables: Readonly<Record<string, TableClass>> = {
  patient: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'id' }, clock: 'created_at', clockIsLatestOf: lastCare, notBefore: 'brought_back_at', recipients: careParties },
    ...{ archivedAt: 'archived_at', mark: 'erased_at', follows: 'merged_into', birthDate: 'birth_date_sealed' },
    columns: {
      ...all(['practice_id', 'id'], link),
      account_id: { ...link, erase: 'null' },
      ...{ archived_at: clear('archivedAt'), brought_back_at: clear('broughtBackAt'), last_appointment_at: clear('lastAppointmentAt') },
      ...{ family_name_sealed: sealed('familyName'), given_name_sealed: sealed('givenName'), birth_date_sealed: sealed('birthDate') },
      ...{ birth_name_sealed: sealed('birthName'), sex_sealed: sealed('sex'), address_sealed: sealed('address') },
      ...{ online_blocked_at: clear('onlineBookingBlockedAt'), absences_forgiven_at: clear('absencesForgivenAt') },
      ...{ online_block_reason: clear('onlineBookingBlockedFor'), contact_refused_at: clear('contactRefusedAt'), found_as: technical },
      ...{ deceased_on_sealed: sealed('deceasedOn'), deceased_noted_at: clear('deathNotedAt'), deceased_noted_by: link },
      ...all(['online_blocked_by', 'merged_into', 'import_batch_id'], link),
      ...{ phone_sealed: sealed('phone'), email_sealed: sealed('email'), locale: clear('language'), source: clear('source') },
      ...{ created_at: clear('createdAt'), last_visit_at: clear('lastVisitAt'), erased_at: clear('erasedAt', 'tombstone') },
      ...{ restricted_at: clear('restrictedAt'), restriction_ground: clear('restrictedFor'), objects_to: clear('objectsTo') },
      restricted_by: link,
    },
  },
  patient_token: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: own, clock: null, recipients: members },
    columns: all(['practice_id', 'token', 'patient_id'], { form: 'token', exportName: null, erase: 'delete_row' }),
  },
  patient_merge: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'survivor_id', also: ['merged_id'] }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'survivor_id', 'merged_id', 'merged_by'], link),
      ...{ snapshot_sealed: passing, moved: technical, undo_until: technical },
      ...{ merged_at: clear('mergedAt'), undone_at: clear('undoneAt') },
    },
  },
  patient_distinct: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'patient_id', also: ['other_id'] }, clock: null, recipients: members },
    columns: { ...all(['practice_id', 'patient_id', 'other_id', 'decided_by'], link), decided_at: clear('decidedAt') },
  },
  patient_likely: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'patient_id', also: ['other_id'] }, clock: null, recipients: members },
    columns: { ...all(['practice_id', 'patient_id', 'other_id'], link), found_at: technical },
  },
};

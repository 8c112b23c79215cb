import type { TableClass } from '../schema';
import { all, careParties, clear, link, members, own, passing, sealed, secret, technical } from './columns';

export const waitingListTables: Readonly<Record<string, TableClass>> = {
  waiting_entry: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: own, clock: 'closed_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'practitioner_id', 'visit_reason_id', 'appointment_id'], link),
      ...{
        modes: clear('modes'),
        from_date: clear('from'),
        to_date: clear('to'),
        weekdays: clear('weekdays'),
        day_parts: clear('dayParts'),
      },
      ...{ status: clear('status'), contact_email_sealed: sealed('contactEmail'), manage_token_hash: secret, identity_sealed: passing },
      ...{ source: clear('source'), locale: clear('language'), created_at: clear('createdAt'), closed_at: clear('closedAt') },
      ...{ is_first_visit: clear('firstVisit'), confirmed_at: clear('confirmedAt') },
    },
  },
  waiting_time: {
    ...{ category: 'technical', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'practice' },
    ...{ patient: { column: 'freed_by' }, clock: 'ends_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'freed_by'], link),
      ...{ starts_at: clear('start'), ends_at: clear('end'), due_at: technical },
    },
  },
  waiting_offer: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'entry_id', through: 'waiting_entry' }, clock: 'offered_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'entry_id', 'hold_id'], link),
      ...{
        token_hash: secret,
        status: clear('status'),
        offered_at: clear('offeredAt'),
        expires_at: clear('expiresAt'),
        answered_at: clear('answeredAt'),
      },
    },
  },
};

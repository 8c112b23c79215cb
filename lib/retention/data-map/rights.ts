import type { TableClass } from '../schema';
import { all, careParties, clear, link, own, sealed, secret, technical } from './columns';

export const rightsTables: Readonly<Record<string, TableClass>> = {
  rights_request: {
    ...{ category: 'rights_request', purpose: 'rights', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: own, clock: 'closed_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'member_id', 'assigned_to', 'identity_checked_by', 'export_id'], link),
      person_token: secret,
      ...{ requester_sealed: sealed('requester'), wishes_sealed: sealed('wishes'), answer_sealed: sealed('answer') },
      ...{ extension_sealed: sealed('extensionReason'), asked_right: clear('right'), subject_type: clear('subject') },
      ...{ channel: clear('channel'), locale: clear('language'), state: clear('state'), refusal_ground: clear('refusalGround') },
      ...{
        received_at: clear('receivedAt'),
        due_on: clear('dueOn'),
        extended_at: clear('extendedAt'),
        extended_until: clear('extendedUntil'),
      },
      ...{ closed_at: clear('closedAt'), identity_method: clear('identityMethod'), identity_checked_at: clear('identityCheckedAt') },
      ...{ remind_at: technical, version: technical },
    },
  },
  rights_request_step: {
    ...{ category: 'rights_request', purpose: 'rights', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'request_id', through: 'rights_request' }, clock: null, recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'request_id', 'by_id'], link),
      ...{ at: clear('at'), what: clear('step'), by_kind: clear('by'), facts: clear('facts') },
    },
  },
  post_mortem_directive: {
    ...{ category: 'rights_request', purpose: 'rights', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: own, clock: 'withdrawn_at', clockIsLatestOf: ['replaced_at', 'withdrawn_at'], recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'patient_id'], link),
      ...{ text_sealed: sealed('directive'), written_at: clear('writtenAt'), replaced_at: clear('replacedAt') },
      withdrawn_at: clear('withdrawnAt'),
    },
  },
};

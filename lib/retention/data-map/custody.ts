import type { TableClass } from '../schema';
import { all, clear, link, passing, prati, sealedThenWiped, secret, technical } from './columns';

export const custodyTables: Readonly<Record<string, TableClass>> = {
  kept_person: {
    ...{ category: 'record.custody', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'subject_id' }, clock: null, recipients: prati, inArchive: true },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'key_id'], link),
      ...all(['account_mark', 'person_mark'], secret),
      ...{ sealed: { form: 'sealed', exportName: 'practice', erase: 'delete_row' }, archived_at: clear('archivedAt') },
    },
  },
  custody_request: {
    ...{ category: 'rights_request', purpose: 'accountability', basis: 'art_6_1_c', subject: 'account' },
    ...{ clock: 'closed_at', deletedBy: 'archivist', recipients: prati, inArchive: true },
    columns: {
      ...all(['practice_id', 'id', 'account_id'], link),
      ...{ state: clear('state'), asked_at: clear('askedAt'), due_on: clear('dueOn'), closed_at: clear('closedAt') },
      ...{ ground: clear('ground'), key_sealed: passing, copy_until: clear('copyUntil'), taken_at: clear('takenAt') },
      ...all(['locale', 'bytes'], technical),
    },
  },
  custody_opening: {
    ...{ category: 'rights_request', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    // Nobody can use it from then on, whether anybody did before.
    ...{ patient: { column: 'subject_id' }, clock: 'expires_at', deletedBy: 'archivist', recipients: prati, inArchive: true },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'request_id', 'key_id', 'asked_by', 'approved_by'], link),
      ...{ purpose: clear('purpose'), ground: clear('ground'), reason_sealed: sealedThenWiped('reason') },
      ...{ asked_at: clear('askedAt'), approved_at: clear('approvedAt'), used_at: clear('readAt'), expires_at: technical },
    },
  },
  custodian: {
    ...{ category: 'security_log', purpose: 'accountability', basis: 'art_6_1_c', subject: 'account' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...all(['account_id', 'appointed_by'], link),
      ...{ appointed_at: clear('appointedAt'), ended_at: clear('endedAt') },
    },
  },
};

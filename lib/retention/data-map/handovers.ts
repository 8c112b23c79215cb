import type { TableClass } from '../schema';
import { all, clear, link, members, sealed, technical } from './columns';

export const handoversTables: Readonly<Record<string, TableClass>> = {
  handover: {
    ...{ category: 'rights_request', purpose: 'deletion', basis: 'art_6_1_c', subject: 'practice' },
    ...{ member: { column: 'member_id' }, clock: 'closed_at', deletedBy: 'archivist', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'offer_id', 'member_id'], link),
      // Which practice it is, is told to the one who gives with the answer, not before.
      ...all(['other_practice', 'facts'], technical),
      ...{ side: clear('side'), state: clear('state'), other_name_sealed: sealed('otherPractice'), email_sealed: sealed('sentTo') },
      ...{
        offered_at: clear('offeredAt'),
        expires_at: clear('expiresAt'),
        answered_at: clear('answeredAt'),
        promised_at: clear('promisedAt'),
        closed_at: clear('closedAt'),
      },
    },
  },
};

import type { TableClass } from '../schema';
import { all, clear, link, members, sealedThenWiped, technical } from './columns';

export const journalTables: Readonly<Record<string, TableClass>> = {
  access_review: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'found_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'member_id', 'reviewed_by'], link),
      ...{ rule: clear('rule'), on_day: clear('day'), count: clear('count'), outcome: clear('outcome') },
      ...{ found_at: clear('foundAt'), reviewed_at: clear('reviewedAt'), note_sealed: sealedThenWiped('note') },
      ...all(['first_seq', 'last_seq'], technical),
    },
  },
};

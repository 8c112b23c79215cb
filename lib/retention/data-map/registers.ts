import type { TableClass } from '../schema';
import { all, clear, link, members, prati, technical } from './columns';

export const registersTables: Readonly<Record<string, TableClass>> = {
  register_version: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...{ practice_id: link, reviewed_by: link, number: clear('number'), hash: clear('hash'), content: clear('content') },
      ...{ first_seen_at: clear('firstSeenAt'), reviewed_at: clear('reviewedAt') },
    },
  },
  own_register_version: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['number', 'hash', 'content', 'first_seen_at'], technical),
  },
};

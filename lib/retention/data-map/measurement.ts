import type { TableClass } from '../schema';
import { all, clear, link, prati, technical } from './columns';

export const measurementTables: Readonly<Record<string, TableClass>> = {
  usage_event: {
    ...{ category: 'technical', purpose: 'measurement', basis: 'art_6_1_a', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'at', recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'member_id'], link),
      ...{ name: clear('feature', 'delete_row'), page_family: clear('pageKind', 'delete_row'), at: clear('at', 'delete_row') },
    },
  },
  page_view_count: {
    ...{ category: 'technical', purpose: 'measurement', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['day', 'page_family', 'views'], technical),
  },
};

import type { TableClass } from '../schema';
import { all, clear, link, members, passing, technical } from './columns';

export const importsTables: Readonly<Record<string, TableClass>> = {
  import_batch: {
    ...{ category: 'technical', purpose: 'operation', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: 'done_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'created_by'], link),
      ...{ kind: clear('kind'), state: clear('state'), file_sealed: passing, mapping: technical, counts: clear('counts') },
      ...{ created_at: clear('createdAt'), done_at: clear('doneAt'), undone_at: clear('undoneAt') },
    },
  },
};

import type { TableClass } from '../schema';
import { all, clear, link, members, technical } from './columns';

export const lifecycleTables: Readonly<Record<string, TableClass>> = {
  lifecycle_timer: {
    ...{ category: 'practice_settings', purpose: 'operation', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...{ kind: clear('kind'), for_period: clear('forPeriod'), due_at: clear('dueAt'), ring_at: technical },
      ...{ state: clear('state'), settled_at: clear('settledAt') },
    },
  },
  lifecycle_notice: {
    ...{ category: 'send_log', purpose: 'delivery', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'created_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'member_id'], link),
      ...{ kind: clear('kind'), for_period: clear('forPeriod'), happens_at: clear('happensAt'), created_at: clear('createdAt') },
    },
  },
};

import type { TableClass } from '../schema';
import { all, clear, link, members, sealed } from './columns';

export const subProcessorsTables: Readonly<Record<string, TableClass>> = {
  sub_processor_notice: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: { ...all(['practice_id', 'id'], link), change: clear('change'), told_at: clear('toldAt') },
  },
  sub_processor_objection: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ member: { column: 'made_by' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'made_by', 'withdrawn_by'], link),
      ...{ change: clear('change'), ground_sealed: sealed('ground'), made_at: clear('madeAt'), withdrawn_at: clear('withdrawnAt') },
    },
  },
};

import type { TableClass } from '../schema';
import { all, clear, link, technical } from './columns';

export const accountLettersTables: Readonly<Record<string, TableClass>> = {
  account_letter: {
    ...{ category: 'send_log', purpose: 'delivery', basis: 'art_6_1_f', subject: 'account' },
    ...{ clock: 'created_at', recipients: ['prati', 'hosting', 'mail_carrier'] },
    columns: {
      ...all(['id', 'account_id', 'subject_id'], link),
      ...{ effect_key: technical, attempts: technical, due_at: technical, kind: clear('kind', 'delete_row') },
      ...{ state: clear('state', 'delete_row'), created_at: clear('createdAt', 'delete_row'), sent_at: clear('sentAt', 'delete_row') },
      ...{ provider_id: technical, failure: technical },
    },
  },
};

import type { TableClass } from '../schema';
import { all, link, prati, secret, technical } from './columns';

export const keysTables: Readonly<Record<string, TableClass>> = {
  data_key: {
    ...{ category: 'keys', purpose: 'security', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: { column: 'owner_id' }, clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'owner_id'], link),
      ...{
        owner_kind: technical,
        version: technical,
        wrapped: secret,
        created_at: technical,
        destroyed_at: { form: 'none', exportName: null, erase: 'tombstone' },
      },
    },
  },
  account_key: {
    ...{ category: 'keys', purpose: 'security', basis: 'art_6_1_f', subject: 'account' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...all(['account_id', 'id'], link),
      wrapped: secret,
      created_at: technical,
      destroyed_at: { form: 'none', exportName: null, erase: 'tombstone' },
    },
  },
};

import type { Context } from '@/lib/context';
import { dataMap } from '@/lib/retention/data-map';
import { readTable, type ToldRow } from './reading/data';

export type { ToldRow } from './reading/data';

/**
 * Every row of one table of the practice under its column names, what is sealed opened, a page at a time; tokens and secrets are left out. For
 * what keeps rows as they are, such as the archive: an export tells less.
 */
export function readWholeTable(ctx: Context, name: string): AsyncGenerator<ToldRow[]> {
  const map = dataMap[name];
  if (!map) throw new RangeError(`${name} is no table of the data map`);
  const fields = Object.entries(map.columns)
    .filter(([column, { form }]) => form !== 'token' && column !== 'practice_id')
    .map(([column, { form }]) => ({ column, name: column, isSealed: form === 'sealed', isLink: form === 'pseudonym' }));
  return readTable(ctx, { name, map, fields }, { kind: 'practice' }, new Map(Object.entries(dataMap)));
}

import { dataMap } from '../data-map';
import type { TableClass } from '../schema';

/** What the data map says of a table the engine works on. A table it does not know is a fault of ours. */
export const classOf = (table: string): TableClass => {
  const found = dataMap[table];
  if (!found) throw new Error(`“${table}” is not in the data map`);
  return found;
};

import type { LocalDate } from '@/lib/core/local-date';
import { type ReadRow, type Row, rowReader, rowsToRead } from './reading-rows';
import type { Reading } from './schema';
import { decode, parseRows } from './sniffing';

export type ReadFile = {
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  read(row: Row): ReadRow;
};

/** A kept file as it is to be read: the same bytes and the same reading always give the same rows. */
export function readFile(bytes: string, reading: Reading, today: LocalDate): ReadFile {
  const all = parseRows(decode(Buffer.from(bytes, 'base64'), reading.encoding), reading.separator);
  const headings = reading.headRow === -1 ? [] : (all[reading.headRow] ?? []);
  return { headings, rows: rowsToRead(all, reading), read: rowReader(reading, today) };
}

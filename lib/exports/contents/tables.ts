import { byteOrderMark, csvLine } from '@/lib/core/csv';
import type { Source, ToldRow } from '../reading/source';
import type { ExportTable } from '../tables';

/** One JSON array of a table's rows; `count` hears of each page. */
export async function* jsonOf(source: Source, { name }: ExportTable, count: (rows: number) => void): AsyncGenerator<string> {
  let isFirst = true;
  yield '[';
  for await (const page of source.rows(name)) {
    count(page.length);
    yield page.map((row, at) => `${isFirst && at === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`).join('');
    isFirst = false;
  }
  yield '\n]\n';
}

const cell = (value: ToldRow[string] | undefined): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number')) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** The same rows for a spreadsheet. */
export async function* csvOf(
  source: Source,
  { name, fields }: ExportTable,
  separator: string,
  count: (rows: number) => void,
): AsyncGenerator<string> {
  yield byteOrderMark +
    csvLine(
      fields.map((field) => field.name),
      separator,
    );
  for await (const page of source.rows(name)) {
    count(page.length);
    yield page
      .map((row) =>
        csvLine(
          fields.map((field) => cell(row[field.name])),
          separator,
        ),
      )
      .join('');
  }
}

import chardet from 'chardet';
import Papa from 'papaparse';
import { columnsOf, headingScore } from './mapping';
import { type Encoding, encodings, type ListKind, type Separator, separators } from './rules';
import type { Reading } from './schema';

/** Rows looked at to find out how a file is written. */
const SAMPLE_ROWS = 40;
const SAMPLE_LETTERS = 64_000;
/** Some programs write a title or two above the headings. */
const MOST_TITLE_ROWS = 5;

/** How a file is most likely written. Everything in it can be corrected by hand. */
export function sniff(bytes: Uint8Array, kind: ListKind = 'patients'): Reading {
  const encoding = sniffEncoding(bytes);
  const text = decode(bytes, encoding).slice(0, SAMPLE_LETTERS);
  const separator = sniffSeparator(text);
  return { encoding, separator, ...readColumns(parseRows(text, separator).slice(0, SAMPLE_ROWS), kind) };
}

/** The headings' row and what each column is, read anew from rows as they are separated now. */
export function readColumns(rows: readonly (readonly string[])[], kind: ListKind): Pick<Reading, 'headRow' | 'columns'> {
  const scores = rows.slice(0, MOST_TITLE_ROWS).map((row) => headingScore(row, kind));
  const best = scores.indexOf(Math.max(0, ...scores));
  const headRow = (scores[best] ?? 0) > 0 ? best : -1;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const headings = headRow === -1 ? [] : (rows[headRow] ?? []);
  return {
    headRow,
    columns: columnsOf(
      Array.from({ length: width }, (_, at) => headings[at] ?? ''),
      kind,
    ),
  };
}

export function sniffEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Most letters of our languages have a zero for one of their two bytes in UTF-16, with or without a mark at the beginning.
  const sample = bytes.subarray(0, 2_000);
  const zeros = (parity: number) => sample.filter((byte, at) => at % 2 === parity && byte === 0).length;
  if (zeros(1) > sample.length / 4) return 'utf-16le';
  if (zeros(0) > sample.length / 4) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const guesses = chardet.analyse(bytes.subarray(0, 200_000)).map(({ name }) => name.toLowerCase());
  const known = guesses.find((name): name is Encoding => (encodings as readonly string[]).includes(name) && !name.startsWith('utf'));
  // ISO-8859-1 is what spreadsheets call Windows-1252.
  return guesses[0] === 'iso-8859-1' ? 'windows-1252' : (known ?? 'windows-1252');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // Not UTF-8: that is the answer.
    return false;
  }
}

/** The text without a mark at its beginning. What cannot be read becomes U+FFFD, which the row's check points at. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => {
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
  // Some Node versions read Windows-1252 as ISO-8859-1 and leave its typographic signs (’ œ €) as control characters: nodejs/node#56542.
  if (encoding !== 'windows-1252') return text;
  return Array.from(text, (sign) => signs[(sign.codePointAt(0) ?? 0) - 0x80] ?? sign).join('');
};
const signs = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ');

/** The separator that cuts most rows into the same number of columns, more than one. A first line `sep=;` says it outright. */
function sniffSeparator(text: string): Separator {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1] as Separator | undefined;
  if (said && separators.includes(said)) return said;
  let best: { separator: Separator; rows: number; width: number } = { separator: ';', rows: 0, width: 1 };
  for (const separator of separators) {
    const widths = parseRows(text, separator)
      .slice(0, SAMPLE_ROWS)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => row.length);
    const usual = mostFrequent(widths);
    const rows = widths.filter((width) => width === usual).length;
    if (usual > 1 && (rows > best.rows || (rows === best.rows && usual > best.width))) best = { separator, rows, width: usual };
  }
  return best.separator;
}

const mostFrequent = (numbers: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? 1;
};

/** The file's rows in the order they stand, empty ones included, so that a row's number is the one its spreadsheet shows. */
export function parseRows(text: string, separator: Separator): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: false });
  const rows = data.map((row) => row.map((cell) => cell.trim()));
  // The line `sep=;` is kept as an empty row: it is one in the spreadsheet, too.
  if (/^sep=.$/i.test((rows[0] ?? []).join(''))) rows[0] = [];
  while (rows.length > 0 && (rows.at(-1) ?? []).every((cell) => cell === '')) rows.pop();
  return rows;
}

import type { Locale } from './locale';

/** What opens well in the reader's spreadsheet: French and German ones write decimals with a comma and lists with a semicolon. */
export const separatorOf = (locale: Locale): ';' | ',' => (locale === 'en' ? ',' : ';');

/** So that a spreadsheet reads UTF-8 as UTF-8. Stands once, before the first line. */
export const byteOrderMark = '\uFEFF';

/** A spreadsheet takes a text that begins like this for a formula and works it out: an apostrophe keeps it a text (OWASP, CSV injection). */
const likeFormula = /^[=+\-@\t\r]/;

const cell = (value: string, separator: string): string => {
  const text = likeFormula.test(value) ? `'${value}` : value;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of a CSV file (RFC 4180) with its line end. */
export const csvLine = (cells: readonly string[], separator: string): string =>
  `${cells.map((value) => cell(value, separator)).join(separator)}\r\n`;

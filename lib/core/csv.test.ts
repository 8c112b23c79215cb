import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvLine, separatorOf } from './csv';

test.each(['=1+1', '+33612345678', '-5', '@here', '\tTab', '=HYPERLINK("https://example.test")'])('%j is no formula', (value) => {
  const [[first = '', second] = []] = Papa.parse<string[]>(csvLine([value, 'x'], ';').trimEnd(), { delimiter: ';' }).data;
  expect(first).toBe(`'${value}`);
  expect(second).toBe('x');
});

test('separators, quotes and line ends stay inside their cell', () => {
  const cells = ['a;b', 'say "no"', 'two\nlines', 'D’Angelo', ''];
  for (const separator of [';', ',']) {
    expect(Papa.parse<string[]>(csvLine(cells, separator), { delimiter: separator }).data[0]).toEqual(cells);
  }
});

test('each language has the separator of its spreadsheets', () => {
  expect([separatorOf('fr'), separatorOf('de'), separatorOf('en')]).toEqual([';', ';', ',']);
});

import type { Source, ToldRow } from '../reading/source';
import { nameOf, said } from './visits';

const escaped = (text: string) => text.replace(/\\/g, '\\\\').replace(/\r?\n/g, '\\n').replace(/,/g, '\\,').replace(/;/g, '\\;');

/** Lines of at most 75 octets, never cut within a character (RFC 6350, 3.2). */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += letter;
    octets += size;
  }
  return `${[...lines, current].join('\r\n')}\r\n`;
}

/** One contact (vCard 4.0, RFC 6350). Null for a file whose name can no longer be read. */
function contactOf(row: ToldRow): string | null {
  const [family, given] = [said(row, 'familyName'), said(row, 'givenName')];
  if (!family && !given) return null;
  const address = row.address && typeof row.address === 'object' ? (row.address as ToldRow) : undefined;
  const born = said(row, 'birthDate').replaceAll('-', '');
  const lines = [
    ...['BEGIN:VCARD', 'VERSION:4.0', `UID:${said(row, 'id')}`, `FN:${escaped(nameOf(row))}`, `N:${escaped(family)};${escaped(given)};;;`],
    ...(born ? [`BDAY:${born}`] : []),
    ...(said(row, 'phone') ? [`TEL;VALUE=uri:tel:${said(row, 'phone')}`] : []),
    ...(said(row, 'email') ? [`EMAIL:${escaped(said(row, 'email'))}`] : []),
    ...(address
      ? [
          `ADR:;;${escaped(said(address, 'street'))};${escaped(said(address, 'city'))};;${escaped(said(address, 'postcode'))};${escaped(said(address, 'country'))}`,
        ]
      : []),
    ...(said(row, 'language') ? [`LANG:${said(row, 'language')}`] : []),
    'END:VCARD',
  ];
  return lines.map(folded).join('');
}

/** The patients as contacts; files merged into another and erased ones are in the tables, not here. */
export async function* contactsOf(source: Source, count: (rows: number) => void): AsyncGenerator<string> {
  for await (const page of source.rows('patient')) {
    const cards = page.flatMap((row) => (row.mergedInto === null || row.mergedInto === undefined ? (contactOf(row) ?? []) : []));
    count(cards.length);
    if (cards.length > 0) yield cards.join('');
  }
}

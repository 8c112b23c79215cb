import { expect, test } from 'vitest';
import { columnsOf } from './mapping';
import { readDate, readNumber, rowReader, rowsToRead } from './reading-rows';
import { decode, parseRows, sniff } from './sniffing';

const today = '2026-11-22';
/** Windows-1252 of the letters these tests use. */
const windows1252 = (text: string) =>
  Uint8Array.from(text, (letter) => ({ '’': 0x92, œ: 0x9c, '€': 0x80 })[letter] ?? letter.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const read = (bytes: Uint8Array) => {
  const reading = sniff(bytes);
  const rows = rowsToRead(parseRows(decode(bytes, reading.encoding), reading.separator), reading);
  return { reading, rows: rows.map(rowReader(reading, today)) };
};

test('an ugly French file: Windows-1252, semicolons, a title, an empty line, a quoted line end, apostrophes', () => {
  const text = [
    'Fichier patients du cabinet;;;;',
    '',
    'NOM;Prénom;Né(e) le;Tél. portable;Courriel',
    'D’ANGELO;Zoé;07/03/1985;0639981001;zoe@example.test',
    '',
    '"Lœwen\nbruck";Clément;7.3.85;639981002;',
  ].join('\r\n');
  const { reading, rows } = read(windows1252(text));
  expect(reading).toEqual({
    encoding: 'windows-1252',
    separator: ';',
    headRow: 2,
    columns: ['familyName', 'givenName', 'birthDate', 'phone', 'email'],
  });
  expect(rows).toEqual([
    expect.objectContaining({
      row: 4,
      ok: true,
      identity: {
        familyName: 'D’ANGELO',
        givenName: 'Zoé',
        birthDate: '1985-03-07',
        phone: '+33639981001',
        email: 'zoe@example.test',
      },
    }),
    expect.objectContaining({
      row: 6,
      identity: { familyName: 'Lœwen bruck', givenName: 'Clément', birthDate: '1985-03-07', phone: '+33639981002', email: null },
    }),
  ]);
});

test('an ugly German file: UTF-16 with tabs, two phone columns, sex and address', () => {
  const text = [
    'Nachname\tVorname\tGeburtsdatum\tGeschlecht\tTelefon\tHandy\tStraße\tPLZ\tOrt',
    'Groß\tÄnne\t05.03.1948\tw\t+49 30 901820\t\tHauptstr. 1\t10115\tBerlin',
    'Müller\tJürgen\t1960-07-21\tm\t\t+33 6 39 98 10 03\t\t\tBerlin',
  ].join('\r\n');
  const { reading, rows } = read(utf16(text));
  expect(reading).toMatchObject({ encoding: 'utf-16le', separator: '\t', headRow: 0 });
  expect(reading.columns).toEqual([
    ...['familyName', 'givenName', 'birthDate', 'sex', 'otherPhone', 'phone', 'street', 'postcode', 'city'],
  ]);
  expect(rows[0]).toMatchObject({
    ok: true,
    identity: { familyName: 'Groß', phone: '+4930901820' },
    details: { sex: 'female', address: { street: 'Hauptstr. 1', city: 'Berlin' } },
  });
  expect(rows[1]).toMatchObject({ ok: true, identity: { phone: '+33639981003' }, details: { address: null } });
});

test('an ugly English file: UTF-8 with a mark, commas inside quotes, a sep= line, formula guards', () => {
  const text =
    '\uFEFFsep=,\r\nLast name,First name,DOB,Mobile,E-mail\r\n"O\'Neill, Jr",Siobhán,19/02/1974,\'+33639981004,s@example.test\r\n';
  const { reading, rows } = read(new TextEncoder().encode(text));
  expect(reading).toMatchObject({ encoding: 'utf-8', separator: ',', headRow: 1 });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ row: 3, ok: true, identity: { familyName: "O'Neill, Jr", phone: '+33639981004' } });
});

test('UTF-8 without a mark is not taken for Windows-1252, and the other way round', () => {
  expect(sniff(new TextEncoder().encode('Nom;Prénom\nÉlodie;Zoé')).encoding).toBe('utf-8');
  expect(sniff(windows1252('Nom;Prénom\nÉlodie;Zoé\nFrançois;Léo')).encoding).toBe('windows-1252');
});

test.each([
  ['fr', 'Nom|Prénom|Date de naissance|Téléphone|E-mail|Sexe|Adresse|Code postal|Ville'],
  ['en', 'Last name|First name|Date of birth|Phone|Email|Gender|Address|Postcode|City'],
  ['de', 'Nachname|Vorname|Geb.-Datum|Telefon|E-Mail|Geschlecht|Straße|PLZ|Ort'],
])('headings in %s are understood', (_, headings) => {
  expect(columnsOf(headings.split('|'))).toEqual([
    ...['familyName', 'givenName', 'birthDate', 'phone', 'email', 'sex', 'street', 'postcode', 'city'],
  ]);
});

test('a column is taken once: names at birth and home phones have a place of their own', () => {
  expect(columnsOf(['Nom de naissance', 'Nom d’usage', 'Nom', 'Tél', 'Portable', 'Fixe', 'Mutuelle'])).toEqual([
    ...['birthName', 'familyName', null, 'otherPhone', 'phone', null, null],
  ]);
});

test.each([
  ['07/03/1985', '1985-03-07'],
  ['7/3/1985', '1985-03-07'],
  ['1985-03-07', '1985-03-07'],
  ['1985/3/7', '1985-03-07'],
  ['7.3.85', '1985-03-07'],
  ['07-03-24', '2024-03-07'],
  ['22/11/26', '2026-11-22'],
  ['22/11/27', '1927-11-22'],
  ['07031985', '1985-03-07'],
  ['1985-03-07T00:00:00', '1985-03-07'],
  ['07/03/1985 00:00:00', '1985-03-07'],
  ['7 mars 1985', '1985-03-07'],
  ['1er août 1985', '1985-08-01'],
  ['7. März 1985', '1985-03-07'],
])('%s is %s', (text, date) => expect(readDate(text, today)).toEqual({ date }));

test.each([
  ['31113', 'import.reason.spreadsheet_day'],
  ['31113,5', 'import.reason.spreadsheet_day'],
  ['31/02/1985', 'patient.birth_date_unreal'],
  ['03/25/1985', 'import.reason.month_first'],
  ['hier', 'patient.birth_date_unreal'],
  ['', 'patient.birth_date_missing'],
])('“%s” is refused: %s', (text, refusal) => expect(readDate(text, today)).toEqual({ refusal }));

test.each([
  ['639981001', '0639981001'],
  ['33639981001', '+33639981001'],
  ['06 39 98 10 01', '06 39 98 10 01'],
  ['', ''],
])('the number %s is read as %s', (text, number) => expect(readNumber(text)).toEqual({ number }));
test('a number a spreadsheet has rounded is refused', () => {
  expect(readNumber('6,39981E+08')).toEqual({ refusal: 'import.reason.number_rounded' });
});

test('a row says which cell is wrong, why, and what stands there', () => {
  const reading = sniff(new TextEncoder().encode('Nom;Prénom;Naissance;Tél;Mail\n'));
  const rows = [
    ['', 'Ada', '31/02/1985', '12', 'ada@'],
    ['\uFFFDt\uFFFD', 'Ada', '07/03/2085', '', ''],
  ].map((cells, at) => rowReader(reading, today)({ row: at + 2, cells }));
  expect(rows).toEqual([
    {
      row: 2,
      ok: false,
      flaws: [
        { target: 'birthDate', code: 'patient.birth_date_unreal', value: '31/02/1985' },
        { target: 'familyName', code: 'patient.family_name_missing', value: '' },
        { target: 'phone', code: 'patient.phone_unreal', value: '12' },
        { target: 'email', code: 'patient.email_unreal', value: 'ada@' },
      ],
    },
    {
      row: 3,
      ok: false,
      flaws: [
        { target: 'familyName', code: 'import.reason.letters_lost', value: '\uFFFDt\uFFFD' },
        { target: 'birthDate', code: 'patient.birth_date_future', value: '07/03/2085' },
      ],
    },
  ]);
});

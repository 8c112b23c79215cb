import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PatientIdentity } from './schema';
import { readQuery } from './search-query';
import { isFoundBy, personTerm, termsOf, tokenText } from './search-tokens';

const patient = (some: Partial<PatientIdentity> = {}): PatientIdentity => ({
  familyName: 'Le Goff',
  givenName: 'Jean-Marie',
  birthDate: '1985-03-07',
  phone: '+33612345678',
  email: 'jm.legoff@example.org',
  ...some,
});

/** As the database does it: every token of one reading is among the patient's, and the open file bears it out. */
const finds = (query: string, who: PatientIdentity) => {
  const tokens = new Set(termsOf(who).map((term) => `${term.kind} ${tokenText(term)}`));
  return readQuery(query).some((reading) => reading.every((term) => tokens.has(`${term.kind} ${tokenText(term)}`) && isFoundBy(who, term)));
};

describe('a patient is found by', () => {
  test.each([
    'j',
    'je',
    'jean',
    'jeanmarie',
    'jeanm',
    'mar',
    'marie',
    'JEAN',
    'Jean-Marie',
    'jean marie',
    'le',
    'legoff',
    'le goff',
    'goff',
    'go',
  ])('a beginning of a name: %s', (query) => expect(finds(query, patient())).toBe(true));
  test.each(['goff jean', 'jean goff', 'marie le g', 'j le g'])('several words in any order: %s', (query) =>
    expect(finds(query, patient())).toBe(true),
  );
  test.each(['07/03/1985', '7/3/1985', '07.03.1985', '07-03-1985', '07031985', '1985-03-07', 'goff 07/03/1985', '07 03 1985'])(
    'a birth date: %s',
    (query) => expect(finds(query, patient())).toBe(true),
  );
  test.each([
    '5678',
    '45678',
    '12345678',
    '612345678',
    '0612345678',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '+33 6 12 34 56 78',
    '+33612345678',
    '0033612345678',
    'jean 5678',
  ])('a phone: %s', (query) => expect(finds(query, patient())).toBe(true));
  test.each(['jm.legoff@example.org', 'JM.LeGoff@Example.org', 'goff jm.legoff@example.org'])('an e-mail: %s', (query) =>
    expect(finds(query, patient())).toBe(true),
  );
  test.each([
    ['dangelo', { familyName: 'D’Angelo' }],
    ['angelo', { familyName: 'D’Angelo' }],
    ['d angelo', { familyName: 'D’Angelo' }],
    ['mc donald', { familyName: 'McDonald' }],
    ['gross', { familyName: 'Groß' }],
    ['groß', { familyName: 'Gross' }],
    ['mueller', { familyName: 'Müller' }],
    ['müller', { familyName: 'Mueller' }],
    ['muller', { familyName: 'Müller' }],
    ['walesa', { familyName: 'Wałęsa' }],
    ['oeuvray', { familyName: 'Œuvray' }],
    ['œuvray', { familyName: 'Oeuvray' }],
    ['zo', { givenName: 'Zoé' }],
    ['vandenbroeckeverstraeten', { familyName: 'Van den Broecke-Verstraeten' }],
  ])('“%s” when it is written %j', (query, who) => expect(finds(query, patient(who))).toBe(true));
});

describe('a patient is not found by', () => {
  test.each([
    'ean',
    'off',
    'goffx',
    'jean dupont',
    '07/03/1986',
    '4567',
    '678',
    '0712345678',
    'legoff@example.org',
    'legoff jm',
    'jm',
    '31/02/1985',
  ])('%s', (query) => expect(finds(query, patient())).toBe(false));
  test('a long beginning that only shares its first sixteen letters', () => {
    expect(finds('vandenbroeckeversailles', patient({ familyName: 'Van den Broecke-Verstraeten' }))).toBe(false);
  });
});

test('eight digits may be a date or the end of a phone', () => {
  expect(finds('12031985', patient({ birthDate: '1985-03-12', phone: null }))).toBe(true);
  expect(finds('12031985', patient({ phone: '+33612031985' }))).toBe(true);
});

test.each(['', '   ', '’', '-'])('“%s” looks for nothing', (query) => {
  expect(readQuery(query)).toEqual([]);
});

test('a patient without phone or e-mail has tokens of neither', () => {
  const kinds = new Set(termsOf(patient({ phone: null, email: null })).map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['name', 'birth', 'person', 'sound']));
});

test('a person is the same however the names are written, and another with another birth date', () => {
  expect(personTerm(patient({ familyName: 'LE GOFF', givenName: 'Jean Marie' }))).toEqual(personTerm(patient()));
  expect(personTerm(patient({ birthDate: '1985-03-08' }))).not.toEqual(personTerm(patient()));
  expect(personTerm(patient({ familyName: 'Goff', givenName: 'Le Jean-Marie' }))).not.toEqual(personTerm(patient()));
});

test('whoever is typed whole, accents or not, is found', () => {
  const word = fc.stringMatching(/^[A-ZÉÈÖŁŒ][a-zàâçéèêëîïôöùûüÿœßłńśż]{1,12}$/);
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).chain((words) => fc.constantFrom(' ', '-', '’').map((by) => words.join(by)));
  fc.assert(
    fc.property(name, name, (familyName, givenName) => {
      const who = patient({ familyName, givenName });
      expect(finds(familyName, who)).toBe(true);
      expect(finds(givenName.toUpperCase(), who)).toBe(true);
      expect(finds(familyName.normalize('NFD').replace(/\p{M}/gu, ''), who)).toBe(true);
    }),
  );
});

test('any text can be typed without harm, and leads to few readings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
      expect(readQuery(typed).length).toBeLessThanOrEqual(24);
    }),
  );
});

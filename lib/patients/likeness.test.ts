import { expect, test } from 'vitest';
import { likenessOf, swappedDate, type TypedPerson } from './likeness';
import { wordsOf } from './names';
import type { PatientIdentity } from './schema';
import { soundTerms } from './search-tokens';
import { distance, soundAlike, soundsOf } from './sounds';

const kept: PatientIdentity = {
  familyName: 'Le Goff',
  givenName: 'Jean-Marie',
  birthDate: '1985-03-07',
  phone: '+33612345678',
  email: 'jm@example.org',
};
const typed = (some: Partial<TypedPerson>): TypedPerson => ({
  ...{ familyName: 'Le Goff', givenName: 'Jean-Marie', birthDate: '1985-03-07', phone: null, email: null },
  ...some,
});
const sure = (some: Partial<TypedPerson>, file = kept) => likenessOf(typed(some), file)?.isSure ?? null;
const why = (some: Partial<TypedPerson>, file = kept) => likenessOf(typed(some), file)?.why ?? null;

test.each<[string, Partial<TypedPerson>]>([
  ['the same', {}],
  ['no accent, hyphen or capital', { familyName: 'LEGOFF', givenName: 'jean marie' }],
  ['names swapped', { familyName: 'Jean Marie', givenName: 'Le Goff' }],
  ['a family name misspelt', { familyName: 'Le Gof' }],
  ['no birth date yet, but the phone', { birthDate: null, phone: '+33612345678' }],
])('surely the same person: %s', (_, some) => expect(sure(some)).toBe(true));

test.each<[string, Partial<TypedPerson>]>([
  ['names alone', { birthDate: null }],
  ['day and month swapped', { birthDate: '1985-07-03' }],
  ['one figure of the date off', { birthDate: '1985-03-08' }],
  ['a part of the given name', { givenName: 'Jean' }],
  ['the end of the phone', { birthDate: null, phone: '5678' }],
  ['a twin: same name, birth date and phone, another given name', { givenName: 'Anne', phone: '+33612345678' }],
])('perhaps the same person: %s', (_, some) => expect(sure(some)).toBe(false));

test.each<[string, Partial<TypedPerson>]>([
  ['another family', { familyName: 'Martin', birthDate: null }],
  ['the same names, another birth date', { birthDate: '1990-11-21' }],
  ['a birth date alone', { familyName: 'Martin', givenName: 'Paul' }],
  ['a family who share a phone', { familyName: 'Martin', givenName: 'Paul', birthDate: null, phone: '+33612345678' }],
  ['half a name', { givenName: '', birthDate: null }],
])('nobody: %s', (_, some) => expect(sure(some)).toBeNull());

test('says why', () => {
  expect(why({ familyName: 'Jean Marie', givenName: 'Le Goff', birthDate: '1985-07-03' })).toEqual(['names_swapped', 'birth_swapped']);
  expect(why({ phone: '+33612345678', email: 'jm@example.org' })).toEqual(['names_same', 'birth_same', 'phone_same', 'email_same']);
  expect(why({ familyName: 'Kerdoncuff' }, { ...kept, birthName: 'Kerdoncuff' })).toEqual(['birth_name', 'names_same', 'birth_same']);
});

test.each([
  ['Dupont', 'Dupond'],
  ['Durand', 'Durant'],
  ['Lefèvre', 'Lefebvre'],
  ['Renaud', 'Renault'],
  ['Thibault', 'Thibaud'],
  ['Schmidt', 'Schmitt'],
  ['Meyer', 'Maier'],
  ['Philippe', 'Filip'],
  ['Catherine', 'Katrin'],
  ['Müller', 'Mueller'],
  ['Moreau', 'Moraud'],
])('%s sounds like %s', (a, b) => expect(soundAlike(wordsOf(a).join(''), wordsOf(b).join(''))).toBe(true));

test.each([
  ['Anna', 'Inès'],
  ['Martin', 'Morten-Dubois'],
  ['Leroy', 'Laurier'],
  ['Petit', 'Bouchard'],
])('%s does not sound like %s', (a, b) => expect(soundAlike(wordsOf(a).join(''), wordsOf(b).join(''))).toBe(false));

test('a name in another alphabet sounds like itself', () => {
  expect(soundsOf('иванова')).toEqual(['иванова']);
  expect(soundAlike('иванова', 'иванова')).toBe(true);
});

test('the sounds of two names are the same in either order', () => {
  const texts = (familyName: string, givenName: string) =>
    soundTerms({ familyName, givenName })
      .map(({ text }) => text)
      .sort();
  expect(texts('Dupont', 'Zoé')).toEqual(texts('Zoé', 'Dupond'));
});

test('letters apart: one dropped, changed, or two swapped', () => {
  expect([distance('martin', 'matin'), distance('martin', 'marten'), distance('martin', 'matrin'), distance('', 'ab')]).toEqual([
    1, 1, 1, 2,
  ]);
});

test('day and month are only swapped where that is another date', () => {
  expect([swappedDate('1985-03-07'), swappedDate('1985-03-25'), swappedDate('1985-05-05')]).toEqual(['1985-07-03', null, null]);
});

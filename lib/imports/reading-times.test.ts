import { expect, test } from 'vitest';
import { namesOf, possibleNames } from './names-in-title';
import { readDuration, readMinutes, readTime } from './reading-times';

test.each([
  ['9h15', 555],
  ['9 h 15', 555],
  ['09:15', 555],
  ['9:15:00', 555],
  ['9.15', 555],
  ['9h', 540],
  ['9 Uhr', 540],
  ['12:05 AM', 5],
  ['1:05 pm', 785],
  ['0:00', 0],
  ['24:00', null],
  ['9:60', null],
  ['13:00 pm', null],
  ['neuf heures', null],
  ['', null],
])('the time of day %s', (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});

test.each([
  ['12/03/2027', 'date', { date: '2027-03-12', minutes: null }],
  ['12.3.27', 'date', { date: '2027-03-12', minutes: null }],
  ['2027-03-12', 'date', { date: '2027-03-12', minutes: null }],
  ['ven. 12 mars 2027', 'date', { date: '2027-03-12', minutes: null }],
  ['12/03/2027 à 9h15', 'time', { date: '2027-03-12', minutes: 555 }],
  ['12.03.2027 09:15', 'date', { date: '2027-03-12', minutes: 555 }],
  ['2027-03-12T09:15', 'time', { date: '2027-03-12', minutes: 555 }],
  ['2027-03-12T09:15:00+01:00', 'time', { instant: Date.parse('2027-03-12T08:15:00Z') }],
  ['09:15', 'time', { date: null, minutes: 555 }],
  ['31/02/2027', 'date', { refusal: 'date_unreal' }],
  ['03/25/2027', 'date', { refusal: 'month_first' }],
  ['46458', 'date', { refusal: 'spreadsheet_day' }],
  ['demain', 'time', { refusal: 'time_unreal' }],
] as const)('%s where a %s stands', (text, holds, expected) => {
  expect(readTime(text, holds)).toEqual(expected);
});

test.each([
  ['30', 30],
  ['30 min', 30],
  ['0:30', 30],
  ['1h', 60],
  ['1h30', 90],
  ['01:15:00', 75],
  ['PT45M', 45],
  ['long', null],
])('the duration %s', (text, minutes) => {
  expect(readDuration(text)).toBe(minutes);
});

test('names in one text: capitals or a comma say which is the family name', () => {
  expect(namesOf('DE LA TOUR Anne-Marie')).toEqual({ familyName: 'DE LA TOUR', givenName: 'Anne-Marie' });
  expect(namesOf('Mme Zoë D’ESSAI')).toEqual({ familyName: 'D’ESSAI', givenName: 'Zoë' });
  expect(namesOf('O’Canari, Siobhán')).toEqual({ familyName: 'O’Canari', givenName: 'Siobhán' });
  expect(namesOf('Zoé Essai')).toBeNull();
});

test('a title is read in every way that could be a name, without what stands around', () => {
  const said = (title: string) => possibleNames(title).map(({ familyName, givenName }) => `${familyName}|${givenName}`);
  expect(said('Contrôle - Zoé Essai (1re fois)')).toContain('Zoé|Essai');
  expect(said('RDV Mme CANARI Ève')).toContain('CANARI|Ève');
  expect(said('de la Tour Anne')).toEqual(expect.arrayContaining(['de|la Tour Anne', 'de la|Tour Anne', 'de la Tour|Anne']));
  expect(said('Dentiste')).toEqual([]);
  expect(said('Réunion de toute la maison avec tous les gens')).toEqual([]);
});

import { expect, test } from 'vitest';
import { joinings, readingsOf, runsOf, wordsOf } from './names';

test.each([
  ['Jean-Marie', ['jean', 'marie']],
  ['D’Angelo', ['d', 'angelo']],
  ["D'Angelo", ['d', 'angelo']],
  ['LE GOFF', ['le', 'goff']],
  ['Zoé', ['zoe']],
  ['François-Noël', ['francois', 'noel']],
  ['Œuvray', ['oeuvray']],
  ['Lætitia', ['laetitia']],
  ['Groß', ['gross']],
  ['GROẞ', ['gross']],
  ['Łukasz Wałęsa', ['lukasz', 'walesa']],
  ['Żółć', ['zolc']],
  ['Søren Ångström', ['soren', 'angstrom']],
  ['Đorđević', ['dordevic']],
  ['Nguyễn', ['nguyen']],
  ['İbrahim Yılmaz', ['ibrahim', 'yilmaz']],
  ['Sﬁez', ['sfiez']],
  ['Иванова', ['иванова']],
  ['St. John', ['st', 'john']],
  ['’ -', []],
])('%s is typed as %j', (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

test('composed and decomposed letters are the same', () => {
  expect(wordsOf('Élodie'.normalize('NFD'))).toEqual(wordsOf('Élodie'.normalize('NFC')));
});

test('an umlaut is read both ways', () => {
  expect(readingsOf('Müller')).toEqual([['muller'], ['mueller']]);
  expect(readingsOf('Muller')).toEqual([['muller']]);
  expect(readingsOf('Müller'.normalize('NFD'))).toEqual([['muller'], ['mueller']]);
});

test('a name is run together from each of its words', () => {
  expect(runsOf('Jean-Marie Paul')).toEqual(['jeanmariepaul', 'mariepaul', 'paul']);
});

test('words typed apart are also tried together', () => {
  expect(joinings(['mc', 'donald'])).toEqual([['mc', 'donald'], ['mcdonald']]);
  expect(joinings(['a', 'b', 'c'])).toHaveLength(4);
  expect(joinings(['a', 'b', 'c', 'd', 'e'])).toEqual([['a', 'b', 'c', 'd', 'e'], ['abcde']]);
  expect(joinings([])).toEqual([]);
});

import { expect, test } from 'vitest';
import { numbered, slugFor } from './rules';

test.each([
  ['Éloïse', 'Dupré-Martin', 'eloise-dupre-martin'],
  ['Jürgen', 'Weiß', 'jurgen-weiss'],
  ['Cœur', 'd’Ængel', 'coeur-d-aengel'],
  ['', 'Admin', 'cabinet-admin'],
  ['', 'sign up', 'cabinet-sign-up'],
  ['李', '明', 'cabinet'],
  ['A', 'B'.repeat(90), `a-${'b'.repeat(48)}`],
])('%s %s has the address %s', (given, family, slug) => {
  expect(slugFor(given, family)).toBe(slug);
});

test('the second of a name is numbered', () => {
  expect([1, 2, 3].map((n) => numbered('ana-roy', n))).toEqual(['ana-roy', 'ana-roy-2', 'ana-roy-3']);
});

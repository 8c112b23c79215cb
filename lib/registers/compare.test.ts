import { expect, test } from 'vitest';
import { differenceOf } from './compare';
import { proposed, registerOf } from './register';
import type { Processing } from './schema';

const now = registerOf('processor', proposed).processings;
const [first, second, ...others] = now as [Processing, Processing, ...Processing[]];

test('the same register differs in nothing, whatever the order of its processings and after being stored as JSON', () => {
  const stored = JSON.parse(JSON.stringify([...now].reverse())) as Processing[];
  expect(differenceOf(stored, now)).toEqual({ added: [], removed: [], changed: [] });
});

test('what was added, removed or changed is named, and of what changed which columns', () => {
  const changed = { ...second, recipients: [...second.recipients, 'authority' as const], terms: [] };
  const { added, removed, changed: named } = differenceOf([second, ...others], [first, changed, ...others.slice(1)]);
  expect(added).toEqual([first.purpose]);
  expect(removed).toEqual([others[0]?.purpose]);
  expect(named).toEqual([{ purpose: second.purpose, columns: ['recipients', 'terms'] }]);
});

test('a part an older version did not have yet is a change, and no crash', () => {
  const { measures: _, ...older } = first;
  expect(differenceOf([older as Processing], [first]).changed).toEqual([{ purpose: first.purpose, columns: ['measures'] }]);
});

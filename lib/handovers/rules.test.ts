import { expect, test } from 'vitest';
import { expiryOf, isOldNews, stateAt } from './rules';

const made = new Date('2026-10-20T08:00:00Z');
const expiresAt = expiryOf(made);
const at = (iso: string) => new Date(iso);

test('an offer lasts fourteen days that pass, whatever the clocks show, and is over at that instant', () => {
  expect(expiresAt).toEqual(at('2026-11-03T08:00:00Z'));
  expect(stateAt({ state: 'offered', expiresAt }, at('2026-11-03T07:59:59.999Z'))).toBe('offered');
  expect(stateAt({ state: 'offered', expiresAt }, expiresAt)).toBe('expired');
  for (const state of ['accepted', 'refused', 'withdrawn', 'done', 'failed'] as const)
    expect(stateAt({ state, expiresAt }, at('2027-11-03T08:00:00Z'))).toBe(state);
});

test('one that ran out is news for a month', () => {
  expect(isOldNews({ state: 'expired', expiresAt }, at('2026-12-03T08:00:00Z'))).toBe(false);
  expect(isOldNews({ state: 'expired', expiresAt }, at('2026-12-03T08:00:01Z'))).toBe(true);
  expect(isOldNews({ state: 'done', expiresAt }, at('2027-12-03T08:00:01Z'))).toBe(false);
});

import { expect, test } from 'vitest';
import type { AgendaBlock } from './agenda-as-drawn';
import { mayExcuse, mayMiss, nextStep } from './block-steps';
import { asideNow } from './visit-details';

const start = Date.parse('2027-01-05T09:00:00Z');
const visit = (look: AgendaBlock['look'], places: AgendaBlock['places'] = null) => ({ look, places, start });
const group = { taken: 2, capacity: 6 };

test('the menu offers an absence from the very start of the visit, not before', () => {
  for (const look of ['booked', 'confirmed', 'arrived'] as const) {
    expect(mayMiss(visit(look), start - 1)).toBe(false);
    expect(mayMiss(visit(look), start)).toBe(true);
  }
  expect(mayMiss(visit('done'), start)).toBe(false);
});

test('the panel offers it at the same moment, and what stands aside besides at any', () => {
  const asked = { status: 'confirmed', steps: ['arrived', 'booked', 'no_show'], history: [], start } as const;
  expect(asideNow(asked, start - 1)).toEqual([]);
  expect(asideNow(asked, start)).toEqual(['no_show']);
  expect(asideNow({ ...asked, status: 'no_show', steps: ['excused', 'booked'] }, start - 1)).toEqual(['excused']);
});

test('a group as a whole is offered no step', () => {
  expect(nextStep(visit('booked'))).toBe('confirmed');
  expect(nextStep(visit('booked', group))).toBeNull();
  expect(mayMiss(visit('booked', group), start)).toBe(false);
  expect([mayExcuse(visit('no_show')), mayExcuse(visit('no_show', group))]).toEqual([true, false]);
});

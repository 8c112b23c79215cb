import { expect, test } from 'vitest';
import { rememberedFor } from './remembered';

const start = Date.parse('2026-11-22T10:00:00Z');
const movable = () => ({ at: start });
const clockAt = (clock: { at: number }) => ({ now: () => new Date(clock.at) });

test('a value is kept until its time is up', () => {
  const clock = movable();
  const kept = rememberedFor<string>(clockAt(clock), 1_000, 10);
  kept.set('a', 'one');
  clock.at += 999;
  expect(kept.get('a')).toBe('one');
  clock.at += 1;
  expect(kept.get('a')).toBeUndefined();
});

test('reading a value does not lengthen its time', () => {
  const clock = movable();
  const kept = rememberedFor<string>(clockAt(clock), 1_000, 10);
  kept.set('a', 'one');
  clock.at += 600;
  kept.get('a');
  clock.at += 600;
  expect(kept.get('a')).toBeUndefined();
});

test('a clock moved back forgets', () => {
  const clock = movable();
  const kept = rememberedFor<string>(clockAt(clock), 1_000, 10);
  kept.set('a', 'one');
  clock.at -= 1;
  expect(kept.get('a')).toBeUndefined();
});

test('when full, the one unused for longest goes', () => {
  const kept = rememberedFor<number>(clockAt(movable()), 1_000, 2);
  kept.set('a', 1);
  kept.set('b', 2);
  kept.get('a');
  kept.set('c', 3);
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3]);
});

test('one value, or all, can be forgotten', () => {
  const kept = rememberedFor<number>(clockAt(movable()), 1_000, 10);
  kept.set('a', 1);
  kept.set('b', 2);
  kept.forget('a');
  expect([kept.get('a'), kept.get('b')]).toEqual([undefined, 2]);
  kept.forget();
  expect(kept.get('b')).toBeUndefined();
});

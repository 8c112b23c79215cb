import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/core/id';
import { effectKey, effectOf, mostTries, newsVersion, pauseAfter } from './rules';
import { effectKinds } from './schema';

describe('the key of an effect', () => {
  test.each(effectKinds)('%s: names its effect and can be read back', (kind) => {
    const effect = { kind, subjectId: newId('appointment'), version: 12 };
    expect(effectOf(effectKey(effect))).toEqual(effect);
    expect(effectOf(effectKey({ ...effect, again: 3 }))).toEqual({ ...effect, again: 3 });
  });

  test.each(['', 'appointment_moved', 'birthday.apt_0.v1', `nonsense.apt_${'0'.repeat(32)}.v1`])('%j is none', (key) => {
    expect(() => effectOf(key)).toThrow();
  });
});

test('news of an appointment is another with each change, and fits a number', () => {
  const at = new Date('2099-12-31T23:59:59.999Z');
  expect(newsVersion({ version: 1, dueAt: at })).not.toBe(newsVersion({ version: 2, dueAt: at }));
  expect(newsVersion({ version: 1, dueAt: at })).not.toBe(newsVersion({ version: 1, dueAt: new Date(at.getTime() + 1_000) }));
  expect(Number.isSafeInteger(newsVersion({ version: 100_000, dueAt: at }))).toBe(true);
});

describe('the pause before another try', () => {
  test('doubles from five seconds to an hour', () => {
    expect([1, 2, 3, 10, 11, 40].map((tries) => pauseAfter(tries))).toEqual([5, 10, 20, 2560, 3600, 3600]);
  });

  test('is what the carrier asked for when that is longer, a day at most', () => {
    expect([pauseAfter(1, 7), pauseAfter(5, 7), pauseAfter(1, 1e9)]).toEqual([7, 80, 86_400]);
  });

  test('lets about a day pass before a mail is given up', () => {
    const all = Array.from({ length: mostTries - 1 }, (_, i) => pauseAfter(i + 1)).reduce((a, b) => a + b, 0);
    expect(all / 3_600).toBeGreaterThan(20);
    expect(all / 3_600).toBeLessThan(30);
  });
});

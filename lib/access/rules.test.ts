import { describe, expect, test } from 'vitest';
import { isLive, normaliseEmail, passwordFlaws, passwordStrength, restAfter, sessionLimits } from './rules';

describe('a new password', () => {
  test.each(['une tortue verte', 'correct horse battery', 'Kx9#mlq2', 'пароль-для-теста', '🐢🐢🐇🐇🦊🦊🐝🐝'])(
    '%s is good enough',
    (password) => {
      expect(passwordFlaws(password)).toEqual([]);
    },
  );

  test.each([
    ['short', ['too_short']],
    ['x'.repeat(65) + 'y2z4'.repeat(20), ['too_long']],
    ['motdepasse', ['too_common']],
    ['Azerty123', ['too_common']],
    ['2026password!', ['too_common']],
    ['aaaaaaaaaa', ['too_plain']],
    ['12345678', ['too_plain']],
    ['hgfedcba', ['too_plain']],
  ])('%s is refused: %j', (password, flaws) => {
    expect(passwordFlaws(password)).toEqual(flaws);
  });

  test('does not hold one’s name, e-mail or practice, in any spelling', () => {
    const about = ['Éloïse Dupré-Martin', 'e.dupre@cabinet-canal.fr', 'Cabinet du Canal'];
    expect(passwordFlaws('ELOISE-67!x', about)).toEqual(['about_you']);
    expect(passwordFlaws('vive le Canal', about)).toEqual(['about_you']);
    expect(passwordFlaws('une tortue verte', about)).toEqual([]);
  });

  test('is called stronger the longer and the more mixed it is', () => {
    expect(['12345678', 'tortuega', 'Tortue-verte9', 'une Tortue verte, 2 fois'].map((one) => passwordStrength(one))).toEqual([0, 1, 2, 3]);
  });
});

test('the host of an e-mail says nothing about its owner', () => {
  expect(passwordFlaws('demo-prati-2026', ['practitioner@demo.prati.test'])).toEqual([]);
});

test.each([
  ['  Ana@Example.FR ', 'ana@example.fr'],
  ['ａna@example.fr', 'ana@example.fr'],
])('%s is looked up as %s', (typed, kept) => {
  expect(normaliseEmail(typed)).toBe(kept);
});

test('an account rests longer after each failure from the fifth on, and never longer than a quarter of an hour', () => {
  const minutes = [0, 4, 5, 6, 7, 8, 9, 50, 5000].map((failures) => restAfter(failures) / 60_000);
  expect(minutes).toEqual([0, 0, 1, 2, 4, 8, 15, 15, 15]);
});

test('a session lives until it is revoked, over, or long unseen', () => {
  const now = new Date('2027-01-04T12:00:00Z');
  const before = (ms: number) => new Date(now.getTime() - ms);
  const live = { lastSeenAt: before(1000), expiresAt: before(-1000), revokedAt: null };
  expect(isLive(live, now)).toBe(true);
  expect(isLive({ ...live, revokedAt: before(1) }, now)).toBe(false);
  expect(isLive({ ...live, expiresAt: now }, now)).toBe(false);
  expect(isLive({ ...live, lastSeenAt: before(sessionLimits.idle) }, now)).toBe(false);
});

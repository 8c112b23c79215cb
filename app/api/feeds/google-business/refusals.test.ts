import { expect, test } from 'vitest';
import { statusOf } from '@/app/_server/errors';
import { mayFetch } from '@/lib/business-feed/may-fetch';

const statusFor = (token: string | undefined, authorization: string | null) => {
  const asked = mayFetch(token, authorization);
  return asked.ok ? 200 : statusOf[asked.error.code];
};

test('a foreign token or none is 401; where the installation has no feed, every token is 404', () => {
  const token = 'a'.repeat(40);
  expect([`Bearer ${token}`, `Bearer ${token}b`, null].map((shown) => statusFor(token, shown))).toEqual([200, 401, 401]);
  expect([`Bearer ${token}`, null].map((shown) => statusFor(undefined, shown))).toEqual([404, 404]);
});

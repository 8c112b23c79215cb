import { expect, test } from 'vitest';
import { mayFetch } from './may-fetch';

const token = 'a'.repeat(40);
const codeOf = (asked: ReturnType<typeof mayFetch>) => (asked.ok ? 'ok' : asked.error.code);

test('only the installation’s own token opens the feed', () => {
  expect(codeOf(mayFetch(token, `Bearer ${token}`))).toBe('ok');
  expect(codeOf(mayFetch(token, `bearer  ${token}`))).toBe('ok');
  for (const shown of [
    null,
    '',
    'Bearer',
    'Bearer ',
    token,
    `Basic ${token}`,
    `Bearer ${token}b`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token} x`,
  ])
    expect(codeOf(mayFetch(token, shown)), String(shown)).toBe('business_feed.token_wrong');
});

test('without a token in the settings there is no feed, whatever is shown', () => {
  for (const none of [undefined, ''])
    for (const shown of [null, 'Bearer ', `Bearer ${token}`]) expect(codeOf(mayFetch(none, shown))).toBe('business_feed.not_connected');
});

import { expect, test } from 'vitest';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { openKeyring } from '@/lib/platform/keyring';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token';

const keyring = openKeyring({ kek: Buffer.alloc(32, 7), clock: frozenClock('2027-01-04T07:00:00Z') });
const who = { practiceId: newId('practice'), memberId: newId('member') };

test('an unsubscribe link names whom it was sent to', () => {
  expect(readUnsubscribeToken(keyring, unsubscribeToken(keyring, who))).toEqual(who);
});

test('one that was altered, put together or signed elsewhere names nobody', () => {
  const token = unsubscribeToken(keyring, who);
  const other = unsubscribeToken(keyring, { ...who, memberId: newId('member') });
  const elsewhere = openKeyring({ kek: Buffer.alloc(32, 8), clock: frozenClock('2027-01-04T07:00:00Z') });
  for (const wrong of [
    '',
    `${token}x`,
    token.slice(0, 44) + other.slice(44),
    other.slice(0, 44) + token.slice(44),
    unsubscribeToken(elsewhere, who),
  ])
    expect(readUnsubscribeToken(keyring, wrong)).toBeNull();
});

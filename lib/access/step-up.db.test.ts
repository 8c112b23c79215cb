import { afterAll, expect, test } from 'vitest';
import { inScope, type OpenContext } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';
import { testKey } from '@/test/house';
import { must } from '@/test/lived-in';
import { createAccount } from './create-account';
import { openSession } from './open-session';
import { hashPassword } from './passwords';
import { formerSidLasts, hasSteppedUp, stepUpLasts } from './rules';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { stepUp } from './step-up';
import { systemActor } from './system';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());
const password = 'un mot de passe de test 7!';
const start = Date.parse('2027-01-04T07:00:00Z');
const at = (ms: number): OpenContext => {
  const clock = frozenClock(new Date(start + ms).toISOString());
  return { db, clock, keyring: openKeyring({ kek: testKey, clock }) };
};

/** Somebody who has a file in one practice, signed in. */
async function patient() {
  const email = `${newId('account')}@example.test`;
  const passwordHash = await hashPassword(password);
  const accountId = (await inScope(at(0), {}, (tx) => createAccount(tx, { email, passwordHash, locale: 'fr' }))) as Id<'account'>;
  const practiceId = newId('practice');
  await db.transaction({ practice: practiceId }, async (tx) => {
    const createdAt = new Date(start);
    await tx.practice.create({
      data: { id: practiceId, name: 'Essai', timeZone: 'Europe/Paris', jurisdiction: 'FR', locale: 'fr', createdAt },
    });
    await tx.patient.create({ data: { practiceId, id: newId('patient'), accountId, locale: 'fr', source: 'practice', createdAt } });
  });
  const { sid } = must(await signIn(at(0), { email, password, device: 'computer' }));
  return { email, sid, actorOf: async (open: OpenContext, id: string) => (await openSession(open, id))?.patient[0] };
}

test('signing in is no step-up; the password proved anew counts for ten minutes, of this session alone', async () => {
  const { email, sid, actorOf } = await patient();
  const other = must(await signIn(at(0), { email, password, device: 'phone' }));
  expect((await actorOf(at(0), sid))?.steppedUpAt).toBeNull();
  const { sid: next } = must(await stepUp(at(1_000), { sid, password }));
  expect(next).not.toBe(sid);
  const actor = await actorOf(at(1_000), next);
  if (!actor) throw new Error('signed out');
  expect(actor.steppedUpAt).toEqual(new Date(start + 1_000));
  const when = (ms: number) => hasSteppedUp(actor, new Date(start + 1_000 + ms));
  expect([when(0), when(stepUpLasts - 1), when(stepUpLasts), when(-1)]).toEqual([true, true, false, false]);
  expect((await actorOf(at(1_000), other.sid))?.steppedUpAt).toBeNull();
  expect(hasSteppedUp(systemActor(actor.practiceId, 'test'), new Date())).toBe(true);
});

test('what other tabs have under way goes on with the former id for a minute, not stepped up; then it opens nothing', async () => {
  const { sid, actorOf } = await patient();
  const { sid: next } = must(await stepUp(at(0), { sid, password }));
  expect((await actorOf(at(formerSidLasts - 1), sid))?.steppedUpAt).toBeNull();
  expect(await actorOf(at(formerSidLasts), sid)).toBeUndefined();
  expect(await actorOf(at(formerSidLasts), next)).toBeDefined();
  expect(await stepUp(at(formerSidLasts), { sid, password })).toEqual({ ok: false, error: { code: 'access.signed_out' } });
});

test('signing out with either id ends the session', async () => {
  const { sid, actorOf } = await patient();
  const { sid: next } = must(await stepUp(at(0), { sid, password }));
  await signOut(at(1_000), sid);
  expect(await actorOf(at(1_000), next)).toBeUndefined();
});

test('a wrong password steps nobody up, five put the account to rest, and the right one is refused meanwhile', async () => {
  const { sid, actorOf } = await patient();
  for (let n = 0; n < 5; n++)
    expect(await stepUp(at(0), { sid, password: 'wrong' })).toEqual({ ok: false, error: { code: 'access.password_wrong' } });
  expect(await stepUp(at(0), { sid, password })).toEqual({ ok: false, error: { code: 'access.password_wrong' } });
  expect((await actorOf(at(0), sid))?.steppedUpAt).toBeNull();
  expect(await stepUp(at(61_000), { sid, password })).toMatchObject({ ok: true });
});

test('of two at once one exchanges the id, and nobody is signed out', async () => {
  const { sid, actorOf } = await patient();
  const answers = await Promise.all([1, 2].map(() => stepUp(at(0), { sid, password })));
  const good = answers.flatMap((answer) => (answer.ok ? [answer.value.sid] : []));
  expect(good).toHaveLength(1);
  expect((await actorOf(at(0), good[0] ?? ''))?.steppedUpAt).toEqual(new Date(start));
  expect(await stepUp(at(0), { sid: 'x'.repeat(43), password })).toEqual({ ok: false, error: { code: 'access.signed_out' } });
});

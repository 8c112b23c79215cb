import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '@/lib/access/open-session';
import { hashPassword } from '@/lib/access/passwords';
import type { PatientActor } from '@/lib/access/schema';
import { signIn } from '@/lib/access/sign-in';
import { type Context, inScope, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { newId } from '@/lib/core/id';
import { err } from '@/lib/core/result';
import { deliverAccountUnused } from '@/lib/notifications/deliver-deletion-letter';
import { openDatabase } from '@/lib/platform/db';
import { runPlatformRetention } from '@/lib/retention/platform';
import { Carrier } from '@/test/carrier';
import { patientActor } from '@/test/deletions';
import type { House } from '@/test/house';
import { livedIn, must } from '@/test/lived-in';
import { closeUnusedAccounts } from './close-unused-accounts';
import { keepUsedAccount } from './keep-used-account';
import { runAccountDeletion } from './run-account-deletion';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
afterAll(() => db.close());

let house: House;
let carrier: Carrier;
let actor: PatientActor;
let email: string;
beforeEach(async () => {
  ({ house } = await livedIn(db));
  ({ actor, email } = await patientActor(house));
  carrier = new Carrier();
  await answerRequests(house);
});

/** What the files have of requests is answered; their visits are over by then. */
const answerRequests = ({ system: ctx, practiceId }: House) =>
  writeInPractice(ctx, (tx) =>
    tx.db.rightsRequest.updateMany({
      where: { practiceId, closedAt: null },
      data: { closedAt: tx.clock.now(), state: 'withdrawn', remindAt: null },
    }),
  );

/** The account is of 4 January 2027; two years less thirty days later it is unused. */
const tooEarly = '2028-12-04T04:00:00Z';
const found = '2028-12-07T04:00:00Z';
const later = (iso: string, days: number) => new Date(Date.parse(iso) + days * 86_400_000).toISOString();
const system = (iso: string) => ({
  ...house.as(house.system.actor, frozenClock(iso)),
  email: carrier,
  appUrl: 'https://prati.test',
});
const closings = () =>
  inScope(house.system, {}, (tx) =>
    tx.db.accountDeletion.findMany({ where: { accountId: actor.accountId }, orderBy: { requestedAt: 'asc' } }),
  );
const account = () => inScope(house.system, {}, (tx) => tx.db.account.findUniqueOrThrow({ where: { id: actor.accountId } }));
async function standing(iso = found): Promise<Id<'accountDeletion'>> {
  await closeUnusedAccounts(system(iso));
  const [first] = await closings();
  if (!first) throw new Error('no closing was opened');
  return first.id as Id<'accountDeletion'>;
}
const warn = (closingId: Id<'accountDeletion'>, iso = found) => deliverAccountUnused(system(iso), { closingId });
const run = (closingId: Id<'accountDeletion'>, iso: string) => runAccountDeletion(system(iso), { closingId });

describe('an account nobody uses', () => {
  test('is found thirty days before the two years, once however many look, and a letter says how to keep it', async () => {
    await closeUnusedAccounts(system(tooEarly));
    expect(await closings()).toEqual([]);
    await Promise.all([1, 2, 3].map(() => closeUnusedAccounts(system(found))));
    await closeUnusedAccounts(system(later(found, 1)));
    const all = await closings();
    expect(all.map(({ cause, state, askedIn }) => ({ cause, state, askedIn }))).toEqual([
      { cause: 'unused', state: 'waiting', askedIn: house.practiceId },
    ]);
    expect(await warn(all[0]?.id as Id<'accountDeletion'>)).toBe('sent');
    expect(await warn(all[0]?.id as Id<'accountDeletion'>)).toBe('known');
    expect(carrier.taken.map(({ to }) => to)).toEqual([email]);
    expect(carrier.taken[0]?.text).toContain('https://prati.test/sign-in');
    expect(carrier.taken[0]?.text).toContain('6 janvier 2029');
    expect((await account()).warnedAt).toEqual(new Date(found));
  });

  test('inv-D2 goes thirty days after the letter, exactly once, and the file stays the practice’s', async () => {
    const id = await standing();
    await warn(id);
    expect(await run(id, later(found, 29))).toBe('waiting');
    expect(await run(id, later(found, 30))).toBe('waiting');
    expect((await closings())[0]?.state).toBe('executing');
    const outcomes = await Promise.all([1, 2].map(() => run(id, later(found, 32))));
    expect(outcomes.filter((one) => one === 'erased')).toHaveLength(1);
    expect(await account()).toMatchObject({ emailSealed: '', erasedAt: expect.any(Date) });
    expect(await run(id, later(found, 33))).toBe('known');
    const file = await writeInPractice(house.system, (tx) =>
      tx.db.patient.findFirstOrThrow({ where: { practiceId: house.practiceId, id: actor.patientIds[0] ?? '' } }),
    );
    expect(file).toMatchObject({ accountId: null, erasedAt: null });
    const night = `unused ${actor.accountId}`;
    await runPlatformRetention(system(later(found, 33)), { night });
    const report = await inScope(house.system, {}, (tx) => tx.db.platformRetentionRun.findUniqueOrThrow({ where: { night } }));
    expect(report.report).toMatchObject({ categories: { patient_account: { purged: expect.any(Number), stopped: 0 } } });
    expect((report.report as { categories: { patient_account: { purged: number } } }).categories.patient_account.purged).toBeGreaterThan(0);
  });

  test('is never erased without thirty days since the letter, though all stood still for four hundred', async () => {
    const id = await standing();
    const late = later(found, 400);
    expect(await run(id, late)).toBe('waiting');
    expect((await closings())[0]?.state).toBe('waiting');
    expect(await warn(id, late)).toBe('sent');
    expect(await run(id, later(found, 429))).toBe('waiting');
    expect((await closings())[0]).toMatchObject({ state: 'waiting', executeAt: new Date(later(late, 30)) });
    // Back again: nothing comes nearer.
    expect(await run(id, later(found, 31))).toBe('waiting');
    await run(id, later(found, 430));
    expect((await closings())[0]?.state).toBe('executing');
  });

  test('whose letter cannot be delivered is not erased, and is tried again a month later', async () => {
    const id = await standing();
    carrier.answers = [err({ code: 'email.refused', retry: false } as never)];
    expect(await warn(id)).toBe('failed');
    expect(await run(id, later(found, 31))).toBe('known');
    expect((await closings())[0]?.state).toBe('withdrawn');
    await closeUnusedAccounts(system(later(found, 29)));
    expect(await closings()).toHaveLength(1);
    await closeUnusedAccounts(system(later(found, 31)));
    expect((await closings()).map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
  });
});

describe('an account in use', () => {
  test('any sign-in keeps it, says so once, and no job that was queued undoes that', async () => {
    const id = await standing();
    await warn(id);
    const iso = later(found, 29);
    const passwordHash = await hashPassword('une tortue verte');
    await inScope(house.system, {}, (tx) => tx.db.account.update({ where: { id: actor.accountId }, data: { passwordHash } }));
    const session = must(await signIn(system(iso), { email, password: 'une tortue verte', device: 'phone' }));
    expect(session.accountId).toBe(actor.accountId);
    const told = await Promise.all([1, 2].map(() => keepUsedAccount(system(iso), session.accountId)));
    expect(told.sort()).toEqual([false, true]);
    for (const days of [31, 60, 431]) expect(await run(id, later(found, days))).toBe('known');
    expect((await account()).erasedAt).toBeNull();
    expect(await warn(id, later(found, 31))).toBe('known');
  });

  test('also when only the sign-in is known and nobody withdrew the closing', async () => {
    const id = await standing();
    await warn(id);
    await inScope(house.system, {}, (tx) =>
      tx.db.account.update({ where: { id: actor.accountId }, data: { lastActiveAt: new Date(later(found, 10)) } }),
    );
    expect(await run(id, later(found, 31))).toBe('known');
    expect((await closings())[0]?.state).toBe('withdrawn');
  });

  test('says so itself at sign-in and once a day of use, whichever way the clock jumps', async () => {
    const passwordHash = await hashPassword('une tortue verte');
    await inScope(house.system, {}, (tx) => tx.db.account.update({ where: { id: actor.accountId }, data: { passwordHash } }));
    const { sid } = must(await signIn(system(found), { email, password: 'une tortue verte', device: 'phone' }));
    expect((await account()).lastActiveAt).toEqual(new Date(found));
    await openSession(system(later(found, 1 / 24)), sid);
    expect((await account()).lastActiveAt).toEqual(new Date(found));
    await inScope(house.system, {}, (tx) =>
      tx.db.account.update({ where: { id: actor.accountId }, data: { lastActiveAt: new Date(later(found, -2)) } }),
    );
    await openSession(system(later(found, 2 / 24)), sid);
    expect((await account()).lastActiveAt).toEqual(new Date(later(found, 2 / 24)));
    must(await signIn(system(later(found, -400)), { email, password: 'une tortue verte', device: 'phone' }));
    expect((await account()).lastActiveAt).toEqual(new Date(later(found, 2 / 24)));
    await closeUnusedAccounts(system(later(found, 30)));
    expect(await closings()).toEqual([]);
  });

  test('a visit to come or a request that waits counts, when it is found and when it would go', async () => {
    const patient = { practiceId: house.practiceId, patientId: actor.patientIds[0] ?? '' };
    const request = {
      ...{ ...patient, id: newId('rightsRequest'), askedRight: 'access', subjectType: 'patient', channel: 'desk_phone', locale: 'fr' },
      ...{ state: 'received', receivedAt: new Date(found), dueOn: new Date('2029-01-08T00:00:00Z') },
    };
    await writeInPractice(house.system, (tx) => tx.db.rightsRequest.create({ data: request }));
    await closeUnusedAccounts(system(found));
    expect(await closings()).toEqual([]);
    const answered = { closedAt: new Date(found), state: 'answered' };
    await writeInPractice(house.system, (tx) =>
      tx.db.rightsRequest.updateMany({ where: { practiceId: house.practiceId, id: request.id }, data: answered }),
    );
    const id = await standing();
    await warn(id);
    const start = new Date(later(found, 50));
    const end = new Date(start.getTime() + 1_800_000);
    await writeInPractice(house.system, async (tx) => {
      const one = await tx.db.appointment.findFirstOrThrow({ where: patient, select: { id: true } });
      await tx.db.appointment.updateMany({
        where: { practiceId: house.practiceId, id: one.id },
        data: { startsAt: start, endsAt: end, blockStartsAt: start, blockEndsAt: end, status: 'booked' },
      });
    });
    expect(await run(id, later(found, 31))).toBe('known');
    expect((await closings())[0]?.state).toBe('withdrawn');
  });

  test('of somebody who works in a practice, or did until lately, is never closed so', async () => {
    const owner = (house.member as Context & { actor: { accountId: Id<'account'> } }).actor.accountId;
    const ofOwner = () => inScope(house.system, {}, (tx) => tx.db.accountDeletion.count({ where: { accountId: owner } }));
    await writeInPractice(house.system, (tx) =>
      tx.db.patient.updateMany({ where: { practiceId: house.practiceId, id: actor.patientIds[0] ?? '' }, data: { accountId: owner } }),
    );
    await closeUnusedAccounts(system(later(found, 3_000)));
    expect(await ofOwner()).toBe(0);
    const removed = (at: string) =>
      writeInPractice(house.system, (tx) =>
        tx.db.member.updateMany({ where: { practiceId: house.practiceId, accountId: owner }, data: { removedAt: new Date(at) } }),
      );
    await removed(later(found, 2_500));
    await closeUnusedAccounts(system(later(found, 3_000)));
    expect(await ofOwner()).toBe(0);
    await removed(later(found, 1_500));
    await closeUnusedAccounts(system(later(found, 3_000)));
    expect(await ofOwner()).toBe(1);
  });

  test('a full night stops at its letters, the next goes on', async () => {
    await closeUnusedAccounts(system(later(found, 5_000)));
    const houses = [(await livedIn(db)).house, (await livedIn(db)).house];
    for (const one of houses) await answerRequests(one);
    const accounts: Id<'account'>[] = [];
    for (const one of houses) accounts.push((await patientActor(one)).actor.accountId);
    expect(await closeUnusedAccounts(system(later(found, 5_001)), 1)).toBeLessThanOrEqual(1);
    await closeUnusedAccounts(system(later(found, 5_002)));
    const count = await inScope(house.system, {}, (tx) => tx.db.accountDeletion.count({ where: { accountId: { in: accounts } } }));
    expect(count).toBe(2);
  });
});

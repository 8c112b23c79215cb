import { afterAll, describe, expect, test } from 'vitest';
import { type Context, inScope, type OpenContext } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';
import { signUpPractice } from '@/lib/practice/sign-up';
import { openHouse, testKey } from '@/test/house';
import { must } from '@/test/lived-in';
import { createAccount } from './create-account';
import { enterPractice } from './enter-practice';
import { joinPractice } from './join-practice';
import { linkPatientAccount } from './link-patient-account';
import { listMembers } from './list-members';
import { openSession } from './open-session';
import { hashPassword } from './passwords';
import { removeMember } from './remove-member';
import { sessionLimits } from './rules';
import { saveOverbookingRight } from './save-overbooking-right';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const start = Date.parse('2027-01-04T07:00:00Z');
const movable = () => {
  const clock = { at: start, now: () => new Date(clock.at) };
  return clock;
};
const opened = (clock: Clock = movable()): OpenContext => ({ db, clock, keyring: openKeyring({ kek: testKey, clock }) });
const password = 'une tortue verte';
let counter = 0;
const someone = () => {
  counter += 1;
  return `someone-${counter}-${newId('account').slice(-8)}@example.test`;
};
const newPractice = async (open: OpenContext, email = someone(), familyName = 'Roy') => {
  const wish = {
    email,
    password,
    givenName: 'Ana',
    familyName,
    practiceName: 'Cabinet du Canal',
    specialty: 'physiotherapy',
    listed: true,
  } as const;
  const owner = must(await signUpPractice(open, { ...wish, locale: 'fr' }));
  if (!owner) throw new Error('the e-mail had an account');
  return { email, owner, ctx: { ...open, actor: owner } as Context };
};
const enter = async (open: OpenContext, email: string) => must(await signIn(open, { email, password, device: 'computer' }));

describe('signing up', () => {
  test('makes account, practice, owner and agenda, and one can sign in at once', async () => {
    const open = opened();
    const { email, owner } = await newPractice(open);
    const session = await enter(open, `  ${email.toUpperCase()} `);
    expect(session.landing).toBe('practice');
    const signedIn = await openSession(open, session.sid);
    expect(signedIn).toMatchObject({ level: 'password', member: owner, displayName: 'Ana Roy', patient: [] });
  });

  test('with an e-mail that has an account changes nothing', async () => {
    const open = opened();
    const { email } = await newPractice(open);
    const wish = {
      email,
      password: 'un autre mot',
      givenName: 'Eve',
      familyName: 'Lune',
      practiceName: 'Cabinet B',
      specialty: 'dentistry',
      listed: false,
    } as const;
    expect(await signUpPractice(open, { ...wish, locale: 'fr' })).toEqual({ ok: true, value: null });
    expect((await signIn(open, { email, password: 'un autre mot', device: 'phone' })).ok).toBe(false);
    expect((await enter(open, email)).landing).toBe('practice');
  });

  test('keeps the e-mail sealed and tells events and audit', async () => {
    const open = opened();
    const { email, owner } = await newPractice(open);
    await inScope(open, { practice: owner.practiceId }, async (tx) => {
      const account = await tx.db.account.findUniqueOrThrow({ where: { id: owner.accountId } });
      expect(JSON.stringify(account)).not.toContain(email.split('@')[0]);
      expect((await tx.db.event.findMany({ where: { practiceId: owner.practiceId } })).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['practice.signed_up', 'lifecycle.notice_due']),
      );
      // Signing up, and the two answers it takes.
      expect(await tx.db.auditEntry.count({ where: { practiceId: owner.practiceId } })).toBe(3);
    });
  });

  test('ten people of one name at once get ten addresses', async () => {
    const open = opened();
    const familyName = `Durand${counter}x${newId('account').slice(-6)}`;
    const all = await Promise.all(Array.from({ length: 10 }, () => newPractice(open, someone(), familyName)));
    const slugs = await Promise.all(
      all.map(({ owner }) =>
        inScope(open, { practice: owner.practiceId }, (tx) =>
          tx.db.practitioner.findFirstOrThrow({ where: { practiceId: owner.practiceId } }),
        ),
      ),
    );
    expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(10);
  });

  test('refuses a password that says who one is', async () => {
    const wish = {
      email: someone(),
      password: 'ana-roy-67',
      givenName: 'Ana',
      familyName: 'Roy',
      practiceName: 'Canal',
      specialty: 'dentistry',
      listed: true,
    } as const;
    expect(await signUpPractice(opened(), { ...wish, password: 'vive-le-canal', locale: 'fr' })).toMatchObject({
      error: { code: 'access.password_weak', flaws: ['about_you'] },
    });
  });
});

describe('signing in', () => {
  test('unknown e-mail, wrong password and disabled account are one answer', async () => {
    const open = opened();
    const { email, owner } = await newPractice(open);
    const wrong = { ok: false, error: { code: 'access.credentials_wrong' } };
    expect(await signIn(open, { email: someone(), password, device: 'computer' })).toEqual(wrong);
    expect(await signIn(open, { email, password: 'not this one', device: 'computer' })).toEqual(wrong);
    await inScope(open, {}, (tx) => tx.db.account.update({ where: { id: owner.accountId }, data: { disabledAt: open.clock.now() } }));
    expect(await signIn(open, { email, password, device: 'computer' })).toEqual(wrong);
  });

  test('inv-A7: five failures make the account rest, a device that was here before excepted, and the rest ends by itself', async () => {
    const clock = movable();
    const open = opened(clock);
    const { email } = await newPractice(open);
    const { knownDevice } = await enter(open, email);
    await Promise.all(Array.from({ length: 5 }, () => signIn(open, { email, password: 'wrong again', device: 'program' })));
    expect((await signIn(open, { email, password, device: 'computer' })).ok).toBe(false);
    expect((await signIn(open, { email, password, device: 'computer', knownDevice: 'forged' })).ok).toBe(false);
    expect((await signIn(open, { email, password, device: 'computer', knownDevice })).ok).toBe(true);

    await Promise.all(Array.from({ length: 5 }, () => signIn(open, { email, password: 'wrong again', device: 'program' })));
    expect((await signIn(open, { email, password, device: 'computer' })).ok).toBe(false);
    clock.at += 61_000;
    expect((await signIn(open, { email, password, device: 'computer' })).ok).toBe(true);
  });

  test('into several places begins with a choice, and the choice is a new session', async () => {
    const open = opened();
    const { email, owner } = await newPractice(open);
    const other = await newPractice(open);
    const second = await inScope(open, { practice: other.owner.practiceId }, (tx) =>
      joinPractice(tx, { practiceId: other.owner.practiceId, accountId: owner.accountId, role: 'assistant', displayName: 'Ana Roy' }),
    );
    const { sid, landing } = await enter(open, email);
    expect(landing).toBe('choose');
    expect((await openSession(open, sid))?.member).toBeNull();
    const entered = must(await enterPractice(open, { sid, practiceId: other.owner.practiceId }));
    expect((await openSession(open, entered.sid))?.member).toEqual(second);
    expect(await openSession(open, sid)).toBeNull();
    const foreign = (await newPractice(open)).owner.practiceId;
    expect(await enterPractice(open, { sid: entered.sid, practiceId: foreign })).toMatchObject({
      error: { code: 'access.practice_unknown' },
    });
  });
});

describe('a session', () => {
  test('inv-A1: signing out kills it, and only it', async () => {
    const open = opened();
    const { email } = await newPractice(open);
    const [one, two] = [await enter(open, email), await enter(open, email)];
    await signOut(open, one.sid);
    expect(await openSession(open, one.sid)).toBeNull();
    expect(await openSession(open, two.sid)).not.toBeNull();
  });

  test('ends by itself: long unseen, or after a working day however busy', async () => {
    const clock = movable();
    const open = opened(clock);
    const { email } = await newPractice(open);
    const unseen = await enter(open, email);
    clock.at += sessionLimits.idle;
    expect(await openSession(open, unseen.sid)).toBeNull();

    const busy = await enter(open, email);
    for (let hour = 0; hour < 11; hour++) {
      clock.at += 3_600_000;
      expect(await openSession(open, busy.sid)).not.toBeNull();
    }
    clock.at += 3_600_000;
    expect(await openSession(open, busy.sid)).toBeNull();
  });

  test('ends with the account, on the next request', async () => {
    const open = opened();
    const { email, owner } = await newPractice(open);
    const { sid } = await enter(open, email);
    await inScope(open, {}, (tx) => tx.db.account.update({ where: { id: owner.accountId }, data: { disabledAt: open.clock.now() } }));
    expect(await openSession(open, sid)).toBeNull();
  });

  test('is kept as a hash, and a forged id opens nothing', async () => {
    const open = opened();
    const { email, owner } = await newPractice(open);
    const { sid } = await enter(open, email);
    const rows = await inScope(open, {}, (tx) => tx.db.session.findMany({ where: { accountId: owner.accountId } }));
    expect(JSON.stringify(rows)).not.toContain(sid);
    expect(await openSession(open, `${sid}x`)).toBeNull();
    expect(await openSession(open, rows[0]?.tokenHash ?? '')).toBeNull();
  });
});

describe('members', () => {
  const withAssistant = async () => {
    const open = opened();
    const practice = await newPractice(open);
    const { practiceId } = practice.owner;
    const email = someone();
    const passwordHash = await hashPassword(password);
    const assistant = await inScope(open, { practice: practiceId }, async (tx) => {
      const accountId = (await createAccount(tx, { email, passwordHash, locale: 'fr' })) as Id<'account'>;
      return joinPractice(tx, { practiceId, accountId, role: 'assistant', displayName: 'Nour' });
    });
    if (!assistant) throw new Error('not a member');
    return { open, ...practice, assistant: { email, actor: assistant, ctx: { ...open, actor: assistant } as Context } };
  };

  test('inv-A1: one who is removed is out on the very next request, everywhere', async () => {
    const { open, ctx, assistant } = await withAssistant();
    const sessions = [await enter(open, assistant.email), await enter(open, assistant.email)];
    must(await removeMember(ctx, { memberId: assistant.actor.memberId }));
    for (const { sid } of sessions) expect(await openSession(open, sid)).toBeNull();
    expect((await enter(open, assistant.email)).landing).toBe('nowhere');
    expect(must(await listMembers(ctx)).map(({ displayName, isSelf }) => [displayName, isSelf])).toEqual([['Ana Roy', true]]);
  });

  test('owners alone remove, never themselves, and never another practice’s', async () => {
    const { ctx, owner, assistant } = await withAssistant();
    const elsewhere = await newPractice(opened());
    const removal = async (by: Context, memberId: Id<'member'>) => removeMember(by, { memberId });
    expect(await removal(assistant.ctx, owner.memberId)).toMatchObject({ error: { code: 'access.not_allowed' } });
    expect(await removal(ctx, owner.memberId)).toMatchObject({ error: { code: 'access.own_membership' } });
    expect(await removal(elsewhere.ctx, assistant.actor.memberId)).toMatchObject({ error: { code: 'access.member_unknown' } });
  });
});

test('the right to overbook is given by owners, to assistants of their own practice', async () => {
  const open = opened();
  const { ctx, owner } = await newPractice(open);
  const elsewhere = await newPractice(opened());
  const join = (role: 'assistant' | 'practitioner') =>
    inScope(open, { practice: owner.practiceId }, async (tx) => {
      const accountId = await createAccount(tx, { email: someone(), passwordHash: 'x', locale: 'fr' });
      return accountId && joinPractice(tx, { practiceId: owner.practiceId, accountId, role, displayName: role });
    });
  const [assistant, practitioner] = [await join('assistant'), await join('practitioner')];
  if (!assistant || !practitioner) throw new Error('nobody joined');
  const right = (by: Context, memberId: Id<'member'>, mayOverbook = true) => saveOverbookingRight(by, { memberId, mayOverbook });
  const rights = async () => must(await listMembers(ctx)).map(({ role, mayOverbook }) => [role, mayOverbook]);

  must(await right(ctx, assistant.memberId));
  expect(await rights()).toContainEqual(['assistant', true]);
  must(await right(ctx, assistant.memberId, false));
  expect(await rights()).toContainEqual(['assistant', false]);
  expect(await right(ctx, practitioner.memberId)).toMatchObject({ error: { code: 'access.right_of_role' } });
  expect(await right({ ...open, actor: assistant }, assistant.memberId)).toMatchObject({ error: { code: 'access.not_allowed' } });
  expect(await right(elsewhere.ctx, assistant.memberId)).toMatchObject({ error: { code: 'access.member_unknown' } });
});

test('a patient’s account sees its own file in each practice, once linked by the system', async () => {
  const house = await openHouse({ db });
  const open = opened();
  const email = someone();
  const passwordHash = await hashPassword(password);
  const accountId = (await inScope(open, {}, (tx) => createAccount(tx, { email, passwordHash, locale: 'de' }))) as Id<'account'>;
  const patientId = newId('patient');
  await db.transaction({ practice: house.practiceId }, (tx) =>
    tx.patient.create({
      data: { practiceId: house.practiceId, id: patientId, locale: 'fr', source: 'practice', createdAt: open.clock.now() },
    }),
  );
  expect(await linkPatientAccount(house.member, { patientId, accountId })).toMatchObject({ error: { code: 'access.not_allowed' } });
  must(await linkPatientAccount(house.system, { patientId, accountId }));
  const { sid, landing, locale } = await enter(open, email);
  expect([landing, locale]).toEqual(['patient', 'de']);
  expect(await openSession(open, sid)).toMatchObject({
    member: null,
    patient: [{ kind: 'patient', practiceId: house.practiceId, accountId, patientIds: [patientId] }],
  });
});

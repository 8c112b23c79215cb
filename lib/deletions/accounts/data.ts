import { removeLetters } from '@/lib/account-letters/remove-letters';
import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { openPractice, type Tx } from '@/lib/platform/db';

type Here = Pick<InPractice, 'db' | 'clock'>;
type AccountId = Id<'account'>;
export type ClosingState = 'waiting' | 'withdrawn' | 'executing' | 'done';
/** Its person asked, or nobody has used it for so long. */
type ClosingCause = 'asked' | 'unused';
export type AccountClosing = {
  readonly id: Id<'accountDeletion'>;
  readonly accountId: AccountId;
  readonly state: ClosingState;
  readonly requestedAt: Date;
  readonly executeAt: Date;
  /** Null: the login led nowhere, and Prati itself writes. */
  readonly askedIn: Id<'practice'> | null;
  readonly cause: ClosingCause;
};
const columns = { id: true, accountId: true, state: true, requestedAt: true, executeAt: true, askedIn: true, cause: true } as const;

/** Of two who ask, withdraw or execute one waits; false when there is no such account. */
export const lockAccount = async ({ db }: Pick<Here, 'db'>, id: AccountId): Promise<boolean> =>
  (await db.$executeRaw`select 1 from account where id = ${id} for no key update`) === 1;

export const findStandingClosing = ({ db }: Pick<Here, 'db'>, accountId: AccountId) =>
  db.accountDeletion.findFirst({
    where: { accountId, state: { in: ['waiting', 'executing'] } },
    select: columns,
  }) as Promise<AccountClosing | null>;

export const findClosing = ({ db }: Pick<Here, 'db'>, id: Id<'accountDeletion'>) =>
  db.accountDeletion.findUnique({ where: { id }, select: columns }) as Promise<AccountClosing | null>;

export async function insertClosing(
  { db, clock }: Here,
  closing: Pick<AccountClosing, 'accountId' | 'executeAt' | 'askedIn' | 'cause'>,
): Promise<Id<'accountDeletion'>> {
  const id = newId('accountDeletion');
  const data = { id, ...closing, state: 'waiting', requestedAt: clock.now(), ringAt: closing.executeAt };
  await db.accountDeletion.create({ data, select: { id: true } });
  return id;
}

export const changeClosing = (
  { db }: Pick<Here, 'db'>,
  id: Id<'accountDeletion'>,
  data: { state: ClosingState; withdrawnAt?: Date; executedAt?: Date },
) => db.accountDeletion.update({ where: { id }, data, select: { id: true } });

/** How many living practices have this account as their only owner. The transaction must see the account's own memberships. */
export async function countSolelyOwned({ db }: Pick<Here, 'db'>, accountId: AccountId): Promise<number> {
  const owned = await db.member.findMany({ where: { accountId, role: 'owner', removedAt: null }, select: { practiceId: true } });
  let solely = 0;
  for (const { practiceId } of owned) {
    await openPractice(db, practiceId as Id<'practice'>);
    const others = await db.member.count({ where: { practiceId, role: 'owner', removedAt: null, accountId: { not: accountId } } });
    const living = await db.practice.count({ where: { id: practiceId, lifecycleState: { not: 'deleted' } } });
    if (living > 0 && others === 0) solely++;
  }
  return solely;
}

/** Leaves one practice, as a member and as a patient: files stay the practice's, without the login. Answers how many rows that were. */
export async function leavePractice({ db, clock }: Here, practiceId: Id<'practice'>, accountId: AccountId): Promise<number> {
  const left = await db.member.updateMany({ where: { practiceId, accountId, removedAt: null }, data: { removedAt: clock.now() } });
  const unlinked = await db.patient.updateMany({ where: { practiceId, accountId }, data: { accountId: null } });
  return left.count + unlinked.count;
}

type Wiped = { readonly sessions: number; readonly letters: number };
/**
 * The login is gone: nothing of the address, the password, a session or a letter of Prati is left, and no new account is hindered. Answers
 * how many rows went.
 */
export async function wipeAccount({ db, clock }: Here, id: AccountId): Promise<Wiped> {
  const sessions = (await db.session.deleteMany({ where: { accountId: id } })).count;
  const letters = await removeLetters({ db }, id);
  const at = clock.now();
  await db.account.update({
    where: { id },
    data: {
      emailToken: `erased.${id}`,
      emailSealed: '',
      passwordHash: '',
      disabledAt: at,
      erasedAt: at,
      failedAttempts: 0,
      lockedUntil: null,
    },
    select: { id: true },
  });
  return { sessions, letters };
}

/** The practices where the account is a member or has a file. The transaction must see the account's own rows. */
export async function findPlaces({ db }: Pick<Here, 'db'>, accountId: AccountId): Promise<Id<'practice'>[]> {
  const members = await db.member.findMany({ where: { accountId }, select: { practiceId: true } });
  const files = await db.patient.findMany({ where: { accountId }, select: { practiceId: true } });
  return [...new Set([...members, ...files].map(({ practiceId }) => practiceId as Id<'practice'>))];
}

/** Places besides one practice where the account still has something to do. The transaction must see the account's own rows. */
export async function countPlaces({ db }: Pick<Here, 'db'>, accountId: AccountId, besides: Id<'practice'>): Promise<number> {
  const members = await db.member.count({ where: { accountId, removedAt: null, practiceId: { not: besides } } });
  return members + (await db.patient.count({ where: { accountId, erasedAt: null, practiceId: { not: besides } } }));
}

/** Whether the last letter a practice sends has left, or could not. */
export async function isClosedTold({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, id: Id<'accountDeletion'>): Promise<boolean> {
  const where = { practiceId, kind: 'account_closed', subjectId: id, state: { in: ['sent', 'failed', 'dropped'] } };
  return (await db.delivery.count({ where })) > 0;
}

export const isErased = async ({ db }: Pick<Here, 'db'>, id: AccountId): Promise<boolean> =>
  (await db.account.count({ where: { id, erasedAt: { not: null }, emailSealed: '' } })) === 1 &&
  (await db.session.count({ where: { accountId: id } })) === 0 &&
  (await db.accountLetter.count({ where: { accountId: id } })) === 0;

type DueClosing = { readonly id: Id<'accountDeletion'> };
export const claimDueClosings = (tx: Tx, now: Date, again: Date, limit: number): Promise<DueClosing[]> =>
  tx.$queryRaw<DueClosing[]>`
    update account_deletion set ring_at = ${again}
    where id in (
      select id from account_deletion where state in ('waiting', 'executing') and ring_at <= ${now}
      order by ring_at limit ${limit} for update skip locked)
    returning id`;

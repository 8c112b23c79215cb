import type { Role } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { sha256Hex } from '@/lib/platform/crypto';
import { openAccount, openPractice, type Tx } from '@/lib/platform/db';
import type { Keyring } from '@/lib/platform/keyring';
import { normaliseEmail } from './rules';
import type { Device, SessionLevel } from './schema';

/** Sessions and accounts belong to no practice: they are found by a secret (a session's id, an e-mail) and by nothing else. */
type Here = { readonly db: Tx; readonly keyring: Keyring; readonly clock: { now(): Date } };

const emailPlace = (accountId: Id<'account'>) => ({ table: 'account', column: 'email_sealed', row: accountId });
const emailTokenOf = (keyring: Keyring, email: string) => keyring.platformToken('account-email', normaliseEmail(email));

export type AccountRow = {
  readonly id: Id<'account'>;
  readonly passwordHash: string;
  readonly locale: Locale;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly lastActiveAt: Date | null;
};
const accountColumns = {
  ...{ id: true, passwordHash: true, locale: true, failedAttempts: true, lockedUntil: true, disabledAt: true, lastActiveAt: true },
} as const;

export const findAccountByEmail = async ({ db, keyring }: Here, email: string): Promise<AccountRow | null> =>
  (await db.account.findUnique({ where: { emailToken: emailTokenOf(keyring, email) }, select: accountColumns })) as AccountRow | null;

export const findAccount = async ({ db }: Pick<Here, 'db'>, id: Id<'account'>): Promise<AccountRow | null> =>
  (await db.account.findUnique({ where: { id }, select: accountColumns })) as AccountRow | null;

/** Null when the e-mail already has an account: the unique token is the referee. */
export async function insertAccount(
  here: Here,
  account: { email: string; passwordHash: string; locale: Locale },
): Promise<Id<'account'> | null> {
  const { db, keyring, clock } = here;
  const id = newId('account');
  const created = await db.account.createMany({
    data: [
      {
        ...{ id, emailToken: emailTokenOf(keyring, account.email), emailSealed: '' },
        ...{ passwordHash: account.passwordHash, locale: account.locale, createdAt: clock.now() },
      },
    ],
    skipDuplicates: true,
  });
  if (created.count === 0) return null;
  const sealer = await keyring.createAccountKey(db, id);
  await db.account.update({
    where: { id },
    data: { emailSealed: sealer.seal(normaliseEmail(account.email), emailPlace(id)) },
    select: { id: true },
  });
  return id;
}

export async function readAccountEmail({ db, keyring }: Here, id: Id<'account'>): Promise<string> {
  const { emailSealed } = await db.account.findUniqueOrThrow({ where: { id }, select: { emailSealed: true } });
  return (await keyring.accountSealer(db, id)).open(emailSealed, emailPlace(id));
}

export const updateLocale = ({ db }: Pick<Here, 'db'>, id: Id<'account'>, locale: Locale) =>
  db.account.update({ where: { id }, data: { locale }, select: { id: true } });

/** Counts one more failure and answers the new count; parallel tries each count. */
export const countFailure = async ({ db }: Pick<Here, 'db'>, id: Id<'account'>): Promise<number> =>
  (await db.account.update({ where: { id }, data: { failedAttempts: { increment: 1 } }, select: { failedAttempts: true } })).failedAttempts;

export const restUntil = ({ db }: Pick<Here, 'db'>, id: Id<'account'>, lockedUntil: Date) =>
  db.account.update({ where: { id }, data: { lockedUntil }, select: { id: true } });

export const forgetFailures = ({ db }: Pick<Here, 'db'>, id: Id<'account'>) =>
  db.account.updateMany({ where: { id, failedAttempts: { gt: 0 } }, data: { failedAttempts: 0, lockedUntil: null } });

/** An account that nobody uses for two years is closed: this says that somebody does. A clock moved back takes nothing away. */
export const noteActivity = ({ db }: Pick<Here, 'db'>, id: Id<'account'>, at: Date) =>
  db.$executeRaw`update account set last_active_at = greatest(last_active_at, ${at}::timestamptz) where id = ${id} and erased_at is null`;

export type SessionRow = {
  readonly id: Id<'session'>;
  readonly accountId: Id<'account'>;
  readonly workingIn: Id<'practice'> | null;
  readonly level: SessionLevel;
  readonly device: Device;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly steppedUpAt: Date | null;
};

export async function insertSession(
  { db }: Pick<Here, 'db'>,
  session: Omit<SessionRow, 'id' | 'revokedAt' | 'steppedUpAt'> & { sid: string },
): Promise<Id<'session'>> {
  const { sid, ...row } = session;
  const id = newId('session');
  await db.session.create({ data: { id, tokenHash: sha256Hex(sid), ...row }, select: { id: true } });
  return id;
}

/** The session an opaque id opens. One that was just exchanged for another still opens it for a moment, as if nothing had been proved anew. */
export async function findSession({ db }: Pick<Here, 'db'>, sid: string, now: Date): Promise<SessionRow | null> {
  const hash = sha256Hex(sid);
  const row = await db.session.findFirst({ where: { OR: [{ tokenHash: hash }, { formerHash: hash, formerUntil: { gt: now } }] } });
  if (!row) return null;
  const { tokenHash, formerHash, formerUntil, ...session } = row;
  return { ...session, steppedUpAt: tokenHash === hash ? session.steppedUpAt : null } as SessionRow;
}

export const findSessionById = async ({ db }: Pick<Here, 'db'>, id: Id<'session'>): Promise<SessionRow | null> =>
  (await db.session.findUnique({ where: { id }, omit: { tokenHash: true, formerHash: true, formerUntil: true } })) as SessionRow | null;

/** Exchanges the opaque id of a session that stands for a new one, which alone is stepped up. False when another request did so first. */
export async function exchangeSid(
  { db }: Pick<Here, 'db'>,
  { sid, next, at, formerUntil }: { readonly sid: string; readonly next: string; readonly at: Date; readonly formerUntil: Date },
): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { tokenHash: sha256Hex(sid), revokedAt: null },
    data: { tokenHash: sha256Hex(next), formerHash: sha256Hex(sid), formerUntil, steppedUpAt: at, lastSeenAt: at },
  });
  return count === 1;
}

export const touchSession = ({ db }: Pick<Here, 'db'>, id: Id<'session'>, lastSeenAt: Date) =>
  db.session.updateMany({ where: { id, revokedAt: null }, data: { lastSeenAt } });

export const revokeSession = ({ db }: Pick<Here, 'db'>, sid: string, at: Date) =>
  db.session.updateMany({
    where: { OR: [{ tokenHash: sha256Hex(sid) }, { formerHash: sha256Hex(sid), formerUntil: { gt: at } }], revokedAt: null },
    data: { revokedAt: at },
  });

/** Ends what this account has open in this practice, and any session that could still enter it. */
export const revokeSessionsIn = ({ db }: Pick<Here, 'db'>, accountId: Id<'account'>, practiceId: Id<'practice'>, at: Date) =>
  db.session.updateMany({
    where: { accountId, revokedAt: null, OR: [{ workingIn: practiceId }, { workingIn: null }] },
    data: { revokedAt: at },
  });

/** Ends what anybody has open in this practice. */
export const revokeAllSessionsIn = ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, at: Date) =>
  db.session.updateMany({ where: { workingIn: practiceId, revokedAt: null }, data: { revokedAt: at } });

export type MembershipRow = {
  readonly practiceId: Id<'practice'>;
  readonly id: Id<'member'>;
  readonly role: Role;
  readonly displayName: string;
};

/** What an account may enter. From here on the transaction sees the account's own memberships and files. */
export async function findOwnPlaces({ db }: Pick<Here, 'db'>, accountId: Id<'account'>) {
  await openAccount(db, accountId);
  const memberships = (await db.member.findMany({
    where: { accountId, removedAt: null },
    select: { practiceId: true, id: true, role: true, displayName: true },
    orderBy: { createdAt: 'asc' },
  })) as MembershipRow[];
  const files = (await db.patient.findMany({
    where: { accountId, erasedAt: null },
    select: { practiceId: true, id: true },
    orderBy: { createdAt: 'asc' },
  })) as { practiceId: Id<'practice'>; id: Id<'patient'> }[];
  return { memberships, files };
}

/** The agenda of a member, if any; null when the practice is deleted: nobody works there any more. */
export async function findDesk(
  { db }: Pick<Here, 'db'>,
  { practiceId, id }: Pick<MembershipRow, 'practiceId' | 'id'>,
): Promise<{ readonly practitionerId: Id<'practitioner'> | null } | null> {
  await openPractice(db, practiceId);
  const [row] = await db.$queryRaw<{ practitionerId: Id<'practitioner'> | null }[]>`
    select p.id as "practitionerId" from practice c left join practitioner p on p.practice_id = c.id and p.member_id = ${id}
    where c.id = ${practiceId} and c.lifecycle_state <> 'deleted'`;
  return row ?? null;
}

export async function findPracticeName({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>): Promise<string> {
  await openPractice(db, practiceId);
  return (await db.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { name: true } })).name;
}

/** Makes an account a member, or again a member; null when it is one already. */
export async function insertMember(
  { db, clock }: Pick<Here, 'db' | 'clock'>,
  { practiceId, ...member }: { practiceId: Id<'practice'>; accountId: Id<'account'>; role: Role; displayName: string },
): Promise<Id<'member'> | null> {
  const existing = await db.member.findFirst({ where: { practiceId, accountId: member.accountId }, select: { id: true, removedAt: true } });
  if (existing?.removedAt) {
    await db.member.updateMany({
      where: { practiceId, id: existing.id },
      data: { role: member.role, displayName: member.displayName, removedAt: null },
    });
    return existing.id as Id<'member'>;
  }
  if (existing) return null;
  const id = newId('member');
  await db.member.create({ data: { practiceId, id, ...member, createdAt: clock.now() }, select: { id: true } });
  return id;
}

export async function linkPatient(
  { db }: Pick<Here, 'db'>,
  practiceId: Id<'practice'>,
  patientId: Id<'patient'>,
  accountId: Id<'account'>,
) {
  const linked = await db.patient.updateMany({
    where: { practiceId, id: patientId, erasedAt: null, OR: [{ accountId: null }, { accountId }] },
    data: { accountId },
  });
  return linked.count === 1;
}

export type MemberRow = MembershipRow & { readonly accountId: Id<'account'>; readonly createdAt: Date; readonly mayOverbook: boolean };
const memberColumns = {
  ...{ practiceId: true, id: true, role: true, displayName: true, accountId: true, createdAt: true, mayOverbook: true },
} as const;

export const findMembers = async ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>): Promise<MemberRow[]> =>
  (await db.member.findMany({
    where: { practiceId, removedAt: null },
    select: memberColumns,
    orderBy: { createdAt: 'asc' },
  })) as MemberRow[];

export const findMember = async ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, id: Id<'member'>): Promise<MemberRow | null> =>
  (await db.member.findFirst({ where: { practiceId, id, removedAt: null }, select: memberColumns })) as MemberRow | null;

export const endMembership = ({ db, clock }: Pick<Here, 'db' | 'clock'>, practiceId: Id<'practice'>, id: Id<'member'>) =>
  db.member.updateMany({ where: { practiceId, id, removedAt: null }, data: { removedAt: clock.now() } });

export const writeOverbookingRight = ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, id: Id<'member'>, mayOverbook: boolean) =>
  db.member.updateMany({ where: { practiceId, id, removedAt: null }, data: { mayOverbook } });

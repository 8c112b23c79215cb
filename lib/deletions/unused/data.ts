import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { asArchivistWithin } from '@/lib/platform/db';

type Here = Pick<InPractice, 'db' | 'clock'>;
type AccountId = Id<'account'>;

/** Accounts nobody signed in to since `since`, by id, from after one on. A member may be among them: whose it is is asked account by account. */
export async function findUnused(
  { db }: Pick<Here, 'db'>,
  {
    since,
    warnedBefore,
    after,
    most,
  }: { readonly since: Date; readonly warnedBefore: Date; readonly after: string; readonly most: number },
): Promise<AccountId[]> {
  const rows = await db.$queryRaw<{ id: AccountId }[]>`
    select a.id from account a where a.id > ${after} and a.erased_at is null and a.disabled_at is null
      and greatest(a.last_active_at, a.created_at) < ${since} and (a.warned_at is null or a.warned_at < ${warnedBefore})
      and not exists (select 1 from session s where s.account_id = a.id and s.last_seen_at >= ${since})
      and not exists (select 1 from account_deletion d where d.account_id = a.id and d.state in ('waiting', 'executing'))
    order by a.id limit ${most}`;
  return rows.map(({ id }) => id);
}

/** Whether the account was in use at `since` or later. */
export async function wasUsed({ db }: Pick<Here, 'db'>, id: AccountId, since: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<{ used: boolean }[]>`
    select greatest(a.last_active_at, a.created_at) >= ${since}
      or exists (select 1 from session s where s.account_id = a.id and s.last_seen_at >= ${since}) as used from account a where a.id = ${id}`;
  return row?.used ?? false;
}

type Place = { readonly practiceId: Id<'practice'>; readonly as: 'member' | 'former_member' | 'patient'; readonly until: Date | null };

/** Where the account works, worked or is treated, the newest first. The transaction must see the account's own rows. */
export async function findPlacesOf({ db }: Pick<Here, 'db'>, accountId: AccountId): Promise<Place[]> {
  return db.$queryRaw<Place[]>`
    select practice_id as "practiceId", case when removed_at is null then 'member' else 'former_member' end as "as", removed_at as until, created_at as since
      from member where account_id = ${accountId}
    union all select practice_id, 'patient', null, created_at from patient where account_id = ${accountId} and erased_at is null
    order by "as" desc, since desc`;
}

export const isLiving = async ({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<boolean> =>
  (await db.practice.count({ where: { id: actor.practiceId, lifecycleState: { not: 'deleted' } } })) > 0;

/** Whether this practice expects the account's person: a visit to come, or a request of rights that is not answered. */
export async function isExpected({ db, clock, actor }: InPractice, accountId: AccountId): Promise<boolean> {
  const [row] = await db.$queryRaw<{ expected: boolean }[]>`
    with own as (select practice_id, id from patient where practice_id = ${actor.practiceId} and account_id = ${accountId} and erased_at is null)
    select exists (select 1 from appointment a join own on a.practice_id = own.practice_id and a.patient_id = own.id
        where a.starts_at > ${clock.now()} and a.status in ('requested', 'booked', 'confirmed'))
      or exists (select 1 from rights_request r join own on r.practice_id = own.practice_id and r.patient_id = own.id
        where r.closed_at is null) as expected`;
  return row?.expected ?? false;
}

/** The letter that warns is composed now: it names a day thirty days off, whenever the closing began. */
export const noteWarning = async (
  { db, clock }: Here,
  { id, accountId, executeAt }: { readonly id: Id<'accountDeletion'>; readonly accountId: AccountId; readonly executeAt: Date },
): Promise<void> => {
  // The account's row first, as everybody does who closes, keeps or uses one.
  await db.account.update({ where: { id: accountId }, data: { warnedAt: clock.now() }, select: { id: true } });
  await db.accountDeletion.updateMany({ where: { id, state: 'waiting' }, data: { executeAt, ringAt: executeAt } });
};

/** Puts off what is due about a closing; `executeAt` where its end moves too. */
export const putOff = ({ db }: Pick<Here, 'db'>, id: Id<'accountDeletion'>, times: { ringAt: Date; executeAt?: Date }) =>
  db.accountDeletion.updateMany({ where: { id, state: 'waiting' }, data: times });

/** Whether the account is that of somebody of Prati, who keeps what closed practices left: they sign in on the terminal alone. */
export const isCustodian = async ({ db }: Pick<Here, 'db'>, accountId: AccountId): Promise<boolean> =>
  (await db.custodian.count({ where: { accountId, endedAt: null } })) > 0;

/** Whether Prati owes an answer about what a closed practice left. The transaction must see the account's own rows. */
export const awaitsAnswer = ({ db }: Pick<Here, 'db'>, accountId: AccountId): Promise<boolean> =>
  asArchivistWithin(db, async () => (await db.custodyRequest.count({ where: { accountId, state: 'asked' } })) > 0);

/** What became of a practice's letter that warns: when it left; `pending` while it is on its way; null when it could not be delivered. */
export async function findWarning(
  { db }: Pick<Here, 'db'>,
  practiceId: Id<'practice'>,
  id: Id<'accountDeletion'>,
): Promise<Date | 'pending' | null> {
  const where = { practiceId, kind: 'account_unused', subjectId: id };
  const letters = await db.delivery.findMany({ where, orderBy: { sentAt: 'asc' }, select: { state: true, sentAt: true } });
  const sent = letters.find(({ state, sentAt }) => state === 'sent' && sentAt !== null);
  if (sent?.sentAt) return sent.sentAt;
  return letters.length === 0 || letters.some(({ state }) => state === 'queued' || state === 'sending') ? 'pending' : null;
}

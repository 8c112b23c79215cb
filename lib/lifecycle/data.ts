import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { plannedOnce, type Tx } from '@/lib/platform/db';
import type { LifecycleState, LivingState, NoticeKind, TimerKind } from './schema';

type Here = Pick<InPractice, 'db' | 'clock' | 'actor'>;
export type Standing = { readonly state: LifecycleState; readonly since: Date; readonly before: LivingState | null };

/** Where the practice stands, without waiting for anybody; null when there is none. */
export async function findStanding({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<Standing | null> {
  const [row] = await db.$queryRaw<
    Standing[]
  >`${plannedOnce} select lifecycle_state as state, lifecycle_since as since, before_deletion as before
    from practice where id = ${actor.practiceId}`;
  return row ?? null;
}

/** The same, the row locked: of two who change it one waits. */
export async function lockStanding({ db, actor }: Here): Promise<Standing> {
  const [row] = await db.$queryRaw<Standing[]>`select lifecycle_state as state, lifecycle_since as since, before_deletion as before
    from practice where id = ${actor.practiceId} for no key update`;
  if (!row) throw new Error('No such practice');
  return row;
}

export const keepStanding = ({ db, actor }: Here, { state, since, before }: Standing) =>
  db.practice.update({
    where: { id: actor.practiceId },
    data: { lifecycleState: state, lifecycleSince: since, beforeDeletion: before },
    select: { id: true },
  });

export type Timer = { readonly id: Id<'lifecycleTimer'>; readonly kind: TimerKind; readonly forPeriod: string; readonly dueAt: Date };

/** One for each kind and period: one that was performed stays so, one that was dropped or waits is due at `dueAt`. */
export async function keepTimer({ db, actor }: Here, { kind, forPeriod, dueAt }: Omit<Timer, 'id'>): Promise<void> {
  await db.$executeRaw`
    insert into lifecycle_timer (practice_id, id, kind, for_period, due_at, ring_at, state)
    values (${actor.practiceId}, ${newId('lifecycleTimer')}, ${kind}, ${forPeriod}, ${dueAt}, ${dueAt}, 'planned')
    on conflict (practice_id, kind, for_period) do update
      set state = 'planned', due_at = excluded.due_at, ring_at = excluded.ring_at, settled_at = null
      where lifecycle_timer.state <> 'done'`;
}

export const dropPlanned = ({ db, actor, clock }: Here, kinds: readonly TimerKind[]) =>
  db.lifecycleTimer.updateMany({
    where: { practiceId: actor.practiceId, kind: { in: [...kinds] }, state: 'planned' },
    data: { state: 'dropped', settledAt: clock.now() },
  });

export const settleTimer = ({ db, actor, clock }: Here, id: Id<'lifecycleTimer'>, state: 'done' | 'dropped') =>
  db.lifecycleTimer.updateMany({ where: { practiceId: actor.practiceId, id, state: 'planned' }, data: { state, settledAt: clock.now() } });

/** What waits, the earliest first; of two at one time the one set first. */
export const findPlanned = ({ db, actor }: Pick<Here, 'db' | 'actor'>) =>
  db.lifecycleTimer.findMany({
    where: { practiceId: actor.practiceId, state: 'planned' },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, forPeriod: true, dueAt: true },
  }) as Promise<Timer[]>;

/** One that waits, locked; null when there is none. */
export async function lockPlanned({ db, actor }: Here, id: Id<'lifecycleTimer'>): Promise<Timer | null> {
  const [row] = await db.$queryRaw<Timer[]>`select id, kind, for_period as "forPeriod", due_at as "dueAt"
    from lifecycle_timer where practice_id = ${actor.practiceId} and id = ${id} and state = 'planned' for update`;
  return row ?? null;
}

/** Rung for before its time, by a clock since set back: it waits again. */
export const ringAtDue = ({ db, actor }: Here, { id, dueAt }: Timer) =>
  db.lifecycleTimer.updateMany({ where: { practiceId: actor.practiceId, id, state: 'planned' }, data: { ringAt: dueAt } });

export type Due = { readonly practiceId: Id<'practice'>; readonly id: Id<'lifecycleTimer'> };

/** Takes timers that are due, across practices, in one statement; each is rung for again at `again` unless it was settled. */
export const claimDue = (tx: Tx, now: Date, again: Date, limit: number): Promise<Due[]> =>
  tx.$queryRaw<Due[]>`
    update lifecycle_timer set ring_at = ${again}
    where (practice_id, id) in (
      select practice_id, id from lifecycle_timer where state = 'planned' and ring_at <= ${now} order by ring_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id`;

export async function findMemberIds({ db, actor }: Here, whom: 'owners' | 'members'): Promise<Id<'member'>[]> {
  const rows = await db.member.findMany({
    where: { practiceId: actor.practiceId, removedAt: null, ...(whom === 'owners' ? { role: 'owner' } : {}) },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id as Id<'member'>);
}

type NewNotice = { memberId: Id<'member'>; kind: NoticeKind; forPeriod: string; happensAt: Date | null };

/** Null when this member has that notice of that period already. */
export async function insertNotice({ db, actor, clock }: Here, notice: NewNotice): Promise<Id<'lifecycleNotice'> | null> {
  const id = newId('lifecycleNotice');
  const { count } = await db.lifecycleNotice.createMany({
    data: [{ practiceId: actor.practiceId, id, ...notice, createdAt: clock.now() }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

export type Notice = { readonly memberId: Id<'member'>; readonly kind: NoticeKind; readonly happensAt: Date | null };

export const findNotice = ({ db, actor }: Here, id: Id<'lifecycleNotice'>) =>
  db.lifecycleNotice.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { memberId: true, kind: true, happensAt: true },
  }) as Promise<Notice | null>;

/** As the relay, which sees those that are gone, and no other, once it says so: the setting holds for this query alone. */
export async function findGone(tx: Tx): Promise<Id<'practice'>[]> {
  const look = (gone: 'on' | '') => tx.$queryRaw`select set_config('app.gone', ${gone}, true)`;
  await look('on');
  const rows = await tx.practice.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  await look('');
  return rows.map(({ id }) => id as Id<'practice'>);
}

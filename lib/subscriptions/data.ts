import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import type { Cycle } from './rules';
import { type BilledTo, billedToSchema, type SubscriptionState } from './schema';

type Here = Pick<InPractice, 'db' | 'actor' | 'clock' | 'keyring'>;

export type Subscription = {
  readonly plan: string;
  readonly cycle: Cycle;
  readonly state: SubscriptionState;
  readonly anchor: Date | null;
  readonly paidInRow: number;
  readonly paidEver: number;
  readonly periodStart: Date | null;
  readonly periodEnd: Date | null;
  readonly cancelledAt: Date | null;
  readonly pastDueSince: Date | null;
  readonly provider: string | null;
  readonly source: string | null;
  readonly billedTo: BilledTo | null;
};
type Row = Omit<Subscription, 'billedTo'> & { billedToSealed: string | null };

const place = (practiceId: Id<'practice'>) => ({ table: 'subscription', column: 'billed_to_sealed', row: practiceId });

async function opened({ db, actor, keyring }: Here, row: Row | undefined): Promise<Subscription | null> {
  if (!row) return null;
  const { billedToSealed, ...subscription } = row;
  if (billedToSealed === null) return { ...subscription, billedTo: null };
  const text = (await keyring.practiceSealer(db, actor.practiceId)).open(billedToSealed, place(actor.practiceId));
  return { ...subscription, billedTo: billedToSchema.parse(JSON.parse(text)) };
}

export async function findSubscription(here: Here): Promise<Subscription | null> {
  const [row] = await here.db.$queryRaw<Row[]>`
    select plan, cycle, state, anchor, paid_in_row as "paidInRow", paid_ever as "paidEver", period_start as "periodStart", period_end as "periodEnd",
      cancelled_at as "cancelledAt", past_due_since as "pastDueSince", provider, source, billed_to_sealed as "billedToSealed"
    from subscription where practice_id = ${here.actor.practiceId}`;
  return opened(here, row);
}

/** Locked until the transaction ends: whoever pays, renews, cancels or settles for a practice goes through this row first. */
export async function lockSubscription(here: Here): Promise<Subscription | null> {
  await here.db.$queryRaw`select 1 from subscription where practice_id = ${here.actor.practiceId} for update`;
  return findSubscription(here);
}

/** The row, made if the owner goes to pay for the first time. */
export async function beginSubscription(here: Here, plan: string, cycle: Cycle): Promise<Subscription> {
  await here.db.$executeRaw`
    insert into subscription (practice_id, plan, cycle, state, created_at)
    values (${here.actor.practiceId}, ${plan}, ${cycle}, 'starting', ${here.clock.now()}) on conflict (practice_id) do nothing`;
  const subscription = await lockSubscription(here);
  if (!subscription) throw new Error('the subscription just made is gone');
  return subscription;
}

type Change = Partial<Omit<Subscription, 'billedTo'>> & { dueAt?: Date | null; endToldAt?: Date | null };

export const changeSubscription = ({ db, actor }: Pick<Here, 'db' | 'actor'>, change: Change) =>
  db.subscription.updateMany({ where: { practiceId: actor.practiceId }, data: change });

export async function keepBilledTo({ db, actor, keyring }: Here, billedTo: BilledTo): Promise<void> {
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  const billedToSealed = sealer.seal(JSON.stringify(billedTo), place(actor.practiceId));
  await db.subscription.updateMany({ where: { practiceId: actor.practiceId }, data: { billedToSealed } });
}

/** Agendas of the practice: practitioners who work there. A practice pays for one at least. */
export async function countAgendas({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from practitioner p join member m on m.practice_id = p.practice_id and m.id = p.member_id
    where p.practice_id = ${actor.practiceId} and m.removed_at is null`;
  return Math.max(1, row?.count ?? 0);
}

/** What invoices would be made out to if nobody typed anything else. */
export async function findUsualBilledTo({ db, actor }: Pick<Here, 'db' | 'actor'>) {
  const [row] = await db.$queryRaw<
    { name: string; street: string | null; postcode: string | null; city: string | null; country: string | null }[]
  >`
    select p.name, s.street, s.postcode, s.city, s.country from practice p
      left join site s on s.practice_id = p.id where p.id = ${actor.practiceId} order by s.position, s.id limit 1`;
  return row ?? null;
}

export async function findPractice({ db, actor }: Pick<Here, 'db' | 'actor'>) {
  const [row] = await db.$queryRaw<{ state: string; before: string | null; locale: string; timeZone: string }[]>`
    select lifecycle_state as state, before_deletion as before, locale, time_zone as "timeZone" from practice where id = ${actor.practiceId}`;
  if (!row) throw new Error('No such practice');
  return row;
}

/** Subscriptions that have something due, across practices, in one statement; rung for again at `again` unless that was done. */
export const claimDueSubscriptions = (tx: Tx, now: Date, again: Date, limit: number) =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`
    update subscription set due_at = ${again}
    where practice_id in (select practice_id from subscription where due_at <= ${now} order by due_at limit ${limit} for update skip locked)
    returning practice_id as id`;

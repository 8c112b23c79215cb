import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import type { Cycle, Quote, Tax } from '../rules';
import type { PaymentKind, PaymentState } from '../schema';

type Here = Pick<InPractice, 'db' | 'actor' | 'clock'>;
type PaymentId = Id<'subscriptionPayment'>;

export type Payment = {
  readonly id: PaymentId;
  readonly period: number;
  readonly attempt: number;
  readonly kind: PaymentKind;
  readonly state: PaymentState;
  readonly plan: string;
  readonly cycle: Cycle;
  readonly quantity: number;
  readonly netMinor: number;
  readonly vatRate: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly tax: Tax;
  readonly provider: string;
  readonly orderReference: string | null;
  readonly address: string | null;
  readonly transactionReference: string | null;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

const columns = {
  ...{ id: true, period: true, attempt: true, kind: true, state: true, plan: true, cycle: true, quantity: true, netMinor: true },
  ...{ vatRate: true, vatMinor: true, totalMinor: true, currency: true, tax: true, provider: true, orderReference: true, address: true },
  ...{ transactionReference: true, failure: true, createdAt: true, settledAt: true },
} as const;

export const findPayment = async ({ db, actor }: Pick<Here, 'db' | 'actor'>, id: PaymentId): Promise<Payment | null> =>
  (await db.subscriptionPayment.findFirst({ where: { practiceId: actor.practiceId, id }, select: columns })) as Payment | null;

/** The one that waits for the payer or for the provider's answer; there is never a second. */
export const findOpenPayment = async ({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<Payment | null> =>
  (await db.subscriptionPayment.findFirst({
    where: { practiceId: actor.practiceId, state: { in: ['pending', 'unknown'] } },
    select: columns,
  })) as Payment | null;

export const findLatestPayment = async ({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<Payment | null> =>
  (await db.subscriptionPayment.findFirst({
    where: { practiceId: actor.practiceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: columns,
  })) as Payment | null;

/** When a renewal was last refused; null when none was since `from`. */
export async function lastRefusal({ db, actor }: Pick<Here, 'db' | 'actor'>, from: Date): Promise<Date | null> {
  const found = await db.subscriptionPayment.findFirst({
    where: { practiceId: actor.practiceId, kind: 'renewal', state: 'refused', settledAt: { gte: from } },
    orderBy: { settledAt: 'desc' },
    select: { settledAt: true },
  });
  return found?.settledAt ?? null;
}

type NewPayment = Quote & {
  period: number;
  kind: PaymentKind;
  plan: string;
  cycle: Cycle;
  provider: string;
  dueAt: Date;
};

/** Call it under the subscription's lock: attempts of a period are counted there. */
export async function insertPayment({ db, actor, clock }: Here, payment: NewPayment): Promise<PaymentId> {
  const { practiceId } = actor;
  const id = newId('subscriptionPayment');
  const before = await db.subscriptionPayment.count({ where: { practiceId, period: payment.period } });
  await db.subscriptionPayment.create({
    data: { practiceId, id, ...payment, attempt: before + 1, state: 'pending', currency: 'EUR', createdAt: clock.now() },
    select: { id: true },
  });
  return id;
}

type Change = Partial<Pick<Payment, 'state' | 'orderReference' | 'address' | 'transactionReference' | 'failure' | 'settledAt'>> & {
  dueAt?: Date | null;
};
export const changePayment = ({ db, actor }: Pick<Here, 'db' | 'actor'>, id: PaymentId, change: Change) =>
  db.subscriptionPayment.updateMany({ where: { practiceId: actor.practiceId, id }, data: change });

/** The provider was asked to be looked at again soon. */
export const lookSoon = (here: Here, id: PaymentId) => changePayment(here, id, { dueAt: here.clock.now() });

export type DuePayment = { practiceId: Id<'practice'>; id: PaymentId };

/** Payments to look at, across practices, in one statement; each is rung for again at `again` unless it is over. */
export const claimDuePayments = (tx: Tx, now: Date, again: Date, limit: number) =>
  tx.$queryRaw<DuePayment[]>`
    update subscription_payment set due_at = ${again}
    where (practice_id, id) in (
      select practice_id, id from subscription_payment where due_at <= ${now} order by due_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id`;

/** Writes down that a provider called; the same word again leaves one row. */
export const insertNotice = (db: Tx, notice: { provider: string; eventId: string; orderReference: string; at: Date }) =>
  db.$executeRaw`
    insert into payment_notice (provider, event_id, order_reference, received_at)
    values (${notice.provider}, ${notice.eventId}, ${notice.orderReference}, ${notice.at}) on conflict do nothing`;

/** Every payment a provider called about is to be looked at now. What names no payment of ours is heeded too: by nothing. */
export const heedNotices = (tx: Tx, now: Date, limit: number): Promise<number> =>
  tx.$executeRaw`
    with heard as (
      update payment_notice set heeded_at = ${now} where (provider, event_id) in (
        select provider, event_id from payment_notice where heeded_at is null order by received_at limit ${limit} for update skip locked)
      returning provider, order_reference)
    update subscription_payment p set due_at = ${now} from heard where p.provider = heard.provider and p.order_reference = heard.order_reference`;

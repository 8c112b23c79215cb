import type { InPractice } from '@/lib/context';
import { type Id, isId, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import { effectKey, heldBack } from './rules';
import { type About, type DeliveryState, type Effect, effectKinds, type Kind } from './schema';

export type Delivery = { readonly id: Id<'delivery'>; readonly state: DeliveryState; readonly attempts: number; readonly kind: Kind };
export type DueDelivery = { practiceId: Id<'practice'>; id: Id<'delivery'>; effectKey: string };

/** The effect's row, made if it is new, locked for this transaction; null while another worker holds it. */
export async function lockDelivery({ db, actor, clock }: InPractice, effect: Effect): Promise<Delivery | null> {
  const { practiceId } = actor;
  const [key, now] = [effectKey(effect), clock.now()];
  const appointmentId = isId('appointment', effect.subjectId) ? effect.subjectId : null;
  await db.$executeRaw`
    insert into delivery (practice_id, id, effect_key, kind, channel, subject_id, appointment_id, state, attempts, created_at, due_at)
    values (${practiceId}, ${newId('delivery')}, ${key}, ${effect.kind}, 'email', ${effect.subjectId}, ${appointmentId}, 'queued', 1, ${now}, ${now})
    on conflict (practice_id, effect_key) do nothing`;
  const rows = await db.$queryRaw<Delivery[]>`
    select id, state, attempts, kind from delivery where practice_id = ${practiceId} and effect_key = ${key} for update skip locked`;
  return rows[0] ?? null;
}

/** Locks one that is being sent; null when another worker holds it or has ended it. */
export async function lockSending({ db, actor }: InPractice, id: Id<'delivery'>): Promise<Delivery | null> {
  const rows = await db.$queryRaw<Delivery[]>`
    select id, state, attempts, kind from delivery
    where practice_id = ${actor.practiceId} and id = ${id} and state = 'sending' for update skip locked`;
  return rows[0] ?? null;
}

type Change = {
  state: DeliveryState;
  kind?: Kind;
  attempts?: number;
  dueAt?: Date;
  sentAt?: Date;
  providerId?: string;
  failure?: string | null;
} & Partial<About>;

export async function changeDelivery({ db, actor }: InPractice, id: Id<'delivery'>, change: Change): Promise<void> {
  const { appointmentId, ...rest } = change;
  const data = { ...rest, ...(appointmentId ? { appointmentId } : {}) };
  await db.delivery.update({ where: { practiceId_id: { practiceId: actor.practiceId, id } }, data, select: { id: true } });
}

/** The key of news of an appointment that was begun and has not ended; null when there is none. */
export async function findUnfinishedNews({ db, actor }: InPractice, appointmentId: Id<'appointment'>): Promise<string | null> {
  const row = await db.delivery.findFirst({
    where: {
      ...{ practiceId: actor.practiceId, appointmentId, state: { in: ['queued', 'sending'] } },
      effectKey: { startsWith: `appointment_notice.${appointmentId}.` },
    },
    orderBy: { createdAt: 'desc' },
    select: { effectKey: true },
  });
  return row?.effectKey ?? null;
}

export async function makeHeldDue({ db, actor, clock }: InPractice): Promise<number> {
  const where = { practiceId: actor.practiceId, state: 'queued', failure: heldBack };
  return (await db.delivery.updateMany({ where, data: { dueAt: clock.now() } })).count;
}

const known = [...effectKinds];

/**
 * Takes deliveries whose time has come, across practices, in one statement. Each ring is another try and puts the next one off, so that
 * what can never be sent comes to an end. Only effects this version knows are taken: a newer worker's are left to it.
 */
export const claimDue = (tx: Tx, now: Date, again: Date, limit: number): Promise<DueDelivery[]> =>
  tx.$queryRaw<DueDelivery[]>`
    update delivery set due_at = ${again}, attempts = attempts + 1
    where (practice_id, id) in (
      select practice_id, id from delivery
      where state in ('queued', 'sending') and due_at <= ${now} and split_part(effect_key, '.', 1) = any(${known})
      order by due_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id, effect_key as "effectKey"`;

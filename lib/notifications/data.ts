import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import { effectKey } from './rules';
import type { DeliveryState, Effect } from './schema';

export type Delivery = { readonly id: Id<'delivery'>; readonly state: DeliveryState; readonly attempts: number };
export type DueDelivery = { practiceId: Id<'practice'>; id: Id<'delivery'>; effectKey: string; attempts: number };

/** The effect's row, made if it is new, locked for this transaction; null while another worker holds it. */
export async function lockDelivery({ db, actor, clock }: InPractice, effect: Effect): Promise<Delivery | null> {
  const { practiceId } = actor;
  const [key, now] = [effectKey(effect), clock.now()];
  await db.$executeRaw`
    insert into delivery (practice_id, id, effect_key, kind, channel, subject_id, state, attempts, created_at, due_at)
    values (${practiceId}, ${newId('delivery')}, ${key}, ${effect.kind}, 'email', ${effect.subjectId}, 'queued', 1, ${now}, ${now})
    on conflict (practice_id, effect_key) do nothing`;
  const rows = await db.$queryRaw<Delivery[]>`
    select id, state, attempts from delivery where practice_id = ${practiceId} and effect_key = ${key} for update skip locked`;
  return rows[0] ?? null;
}

/** Locks one that is being sent; null when another worker holds it or has ended it. */
export async function lockSending({ db, actor }: InPractice, id: Id<'delivery'>): Promise<Delivery | null> {
  const rows = await db.$queryRaw<Delivery[]>`
    select id, state, attempts from delivery where practice_id = ${actor.practiceId} and id = ${id} and state = 'sending' for update skip locked`;
  return rows[0] ?? null;
}

type Change = { state: DeliveryState; dueAt?: Date; sentAt?: Date; providerId?: string; failure?: string | null };

export async function changeDelivery({ db, actor }: InPractice, id: Id<'delivery'>, change: Change): Promise<void> {
  await db.delivery.update({ where: { practiceId_id: { practiceId: actor.practiceId, id } }, data: change, select: { id: true } });
}

/**
 * Takes deliveries whose time has come, across practices, in one statement. Each ring is another try and puts the next one off, so that
 * what can never be sent comes to an end.
 */
export const claimDue = (tx: Tx, now: Date, again: Date, limit: number): Promise<DueDelivery[]> =>
  tx.$queryRaw<DueDelivery[]>`
    update delivery set due_at = ${again}, attempts = attempts + 1
    where (practice_id, id) in (
      select practice_id, id from delivery where state in ('queued', 'sending') and due_at <= ${now} order by due_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id, effect_key as "effectKey", attempts`;

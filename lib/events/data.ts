import type { Id } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import { type EventName, type Events, eventNames } from './catalogue';

/** An event on its way from the outbox to the jobs that react to it. */
export type RelayedEvent = { [N in EventName]: { practiceId: Id<'practice'>; id: Id<'event'>; name: N; payload: Events[N] } }[EventName];
export type AwaitingEvent = RelayedEvent & { readonly awaited: readonly string[] };
type Rung = { practiceId: Id<'practice'>; id: Id<'event'>; awaited: readonly string[] };

const inOrder = <E extends { seq: bigint }>(events: E[]) => events.sort((a, b) => (a.seq < b.seq ? -1 : 1));
const known = [...eventNames];

/**
 * Takes the oldest events nobody has passed on, in one statement: two relays never take the same one. Only names this version knows are
 * taken, so that an older worker leaves a newer one's events alone.
 */
export async function claimUnrelayed(tx: Tx, now: Date, limit: number): Promise<RelayedEvent[]> {
  const rows = await tx.$queryRaw<(RelayedEvent & { seq: bigint })[]>`
    update event set relayed_at = ${now}
    where (practice_id, id) in (
      select practice_id, id from event where relayed_at is null and name = any(${known}) order by seq limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id, seq, name, payload`;
  return inOrder(rows);
}

/** Takes events whose jobs were handed over before `before` (or, by a clock since set back, after `now`) and are still not done. */
export async function claimAwaiting(tx: Tx, now: Date, before: Date, limit: number): Promise<AwaitingEvent[]> {
  const rows = await tx.$queryRaw<(AwaitingEvent & { seq: bigint })[]>`
    update event set relayed_at = ${now}
    where (practice_id, id) in (
      select practice_id, id from event
      where awaited <> '{}' and (relayed_at < ${before} or relayed_at > ${now}) and name = any(${known})
      order by relayed_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id, seq, name, payload, awaited`;
  return inOrder(rows);
}

/** Writes down which jobs each event now waits for. */
export async function markAwaited(tx: Tx, rung: readonly Rung[]): Promise<void> {
  if (rung.length === 0) return;
  await tx.$executeRaw`
    update event set awaited = array(select jsonb_array_elements_text(r.awaited))
    from jsonb_to_recordset(${JSON.stringify(rung)}::jsonb) as r("practiceId" text, id text, awaited jsonb)
    where event.practice_id = r."practiceId" and event.id = r.id`;
}

/** Puts aside events nothing could be made of: they are not passed on again, and `dead` says so. */
export async function markUnheard(tx: Tx, events: readonly Pick<RelayedEvent, 'practiceId' | 'id'>[]): Promise<void> {
  for (const { practiceId, id } of events)
    await tx.$executeRaw`update event set dead = array_append(dead, 'reaction'), awaited = '{}' where practice_id = ${practiceId} and id = ${id}`;
}

/** The job is over for this event; `dead` keeps the name of one that was given up. */
export async function settle(
  tx: Tx,
  event: { practiceId: Id<'practice'>; eventId: Id<'event'> },
  job: string,
  dead: boolean,
): Promise<void> {
  await tx.$executeRaw`
    update event set awaited = array_remove(awaited, ${job}), dead = case when ${dead} then array_append(array_remove(dead, ${job}), ${job}) else dead end
    where practice_id = ${event.practiceId} and id = ${event.eventId} and ${job} = any(awaited)`;
}

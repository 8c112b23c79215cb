import type { InPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import type { EventName, EventPayload } from './catalogue';

/** One row, three uses: the timeline, audit material, and what the workers react to. Written in the caller's transaction. */
export async function record<N extends EventName>(tx: InPractice, name: N, payload: EventPayload<N>): Promise<Id<'event'>> {
  const id = newId('event');
  await tx.db.event.create({
    data: {
      practiceId: tx.actor.practiceId,
      id,
      name,
      payload,
      actorKind: tx.actor.kind,
      actorId: pseudonymOf(tx.actor),
      at: tx.clock.now(),
    },
    select: { id: true },
  });
  return id;
}

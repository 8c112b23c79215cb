import type { InPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import type { EventName, EventPayload } from './catalogue';

/** Who did it, as an id that says nothing by itself. A visitor and the system have none. */
const pseudonym = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'member':
      return actor.memberId;
    case 'patient':
      return actor.accountId;
    case 'link':
      return actor.appointmentId;
    case 'visitor':
    case 'system':
      return null;
  }
};

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
      actorId: pseudonym(tx.actor),
      at: tx.clock.now(),
    },
    select: { id: true },
  });
  return id;
}

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

/** Before the visit's row moves: rooms follow their visit at once, and the old ones may be taken where it goes. */
export const giveUpResources = ({ db, actor }: InPractice, appointmentId: Id<'appointment'>) =>
  db.appointmentResource.deleteMany({ where: { practiceId: actor.practiceId, appointmentId } });

/** Takes these for the visit as it stands; a hold that ran out keeps none of them. The database refuses one that is taken. */
export async function takeResources(
  { db, actor, clock }: InPractice,
  id: Id<'appointment'>,
  ids: readonly Id<'resource'>[],
): Promise<void> {
  if (ids.length === 0) return;
  await db.$executeRaw`update appointment a set status = 'expired' from appointment_resource t
    where t.practice_id = ${actor.practiceId} and t.resource_id = any(${[...ids]}::text[]) and a.practice_id = t.practice_id
      and a.id = t.appointment_id and a.status = 'held' and a.expires_at <= ${clock.now()}`;
  await db.$executeRaw`insert into appointment_resource (practice_id, appointment_id, resource_id, starts_at, ends_at, occupies)
    select a.practice_id, a.id, w, a.block_starts_at, a.block_ends_at, appointment_occupies(a.status, a.overbooked)
    from appointment a, unnest(${[...ids]}::text[]) w where a.practice_id = ${actor.practiceId} and a.id = ${id}`;
}

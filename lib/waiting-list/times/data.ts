import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import type { FreedTime } from '../candidates/data';
import type { Quiet } from '../rules';

type DueTime = { readonly id: Id<'waitingTime'>; readonly practitionerId: Id<'practitioner'> };

/** Times freed in this practice whose turn it is, the nearest visit first. */
export const findDueTimes = ({ db, actor, clock }: InPractice): Promise<DueTime[]> =>
  db.$queryRaw<DueTime[]>`
    select id, practitioner_id as "practitionerId" from waiting_time where practice_id = ${actor.practiceId} and due_at <= ${clock.now()}
    order by starts_at, id limit 200`;

/** Takes one out; null when another worker did. Under the agenda's lock. */
export async function takeTime({ db, actor }: InPractice, id: Id<'waitingTime'>): Promise<FreedTime | null> {
  const rows = await db.$queryRaw<FreedTime[]>`
    delete from waiting_time where practice_id = ${actor.practiceId} and id = ${id}
    returning practitioner_id as "practitionerId", starts_at as start, ends_at as "end", freed_by as "freedBy"`;
  return rows[0] ?? null;
}

/** The desk has its own plans for this time: it is not offered to the next. */
export const forgetTime = ({ db, actor }: InPractice, { practitionerId, start, end }: Omit<FreedTime, 'freedBy'>) =>
  db.waitingTime.deleteMany({ where: { practiceId: actor.practiceId, practitionerId, startsAt: start, endsAt: end } });

/** Leaves everything that is due until later; what has begun by then is forgotten. */
export async function putOff({ db, actor, clock }: InPractice, until: Date): Promise<void> {
  await db.$executeRaw`update waiting_time set due_at = ${until} where practice_id = ${actor.practiceId} and due_at <= ${clock.now()}`;
  await db.$executeRaw`delete from waiting_time where practice_id = ${actor.practiceId} and starts_at <= ${until}`;
}

export const findQuiet = async ({ db, actor }: InPractice): Promise<Quiet> =>
  db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { quietFrom: true, quietTo: true, timeZone: true } });

/** Across practices, with the relay's rights: where something waits to be offered. */
export const findPracticesDue = (tx: Tx, now: Date, limit: number): Promise<{ practiceId: Id<'practice'> }[]> =>
  tx.$queryRaw<{ practiceId: Id<'practice'> }[]>`
    select distinct practice_id as "practiceId" from waiting_time where due_at <= ${now} limit ${limit}`;

export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

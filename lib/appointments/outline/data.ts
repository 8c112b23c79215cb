import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { Prisma } from '@/lib/platform/db';
import { occupying, type Status } from '../rules';

export type BusyRow = { practitionerId: Id<'practitioner'>; status: Status; start: Date; from: Date; to: Date };

/**
 * When practitioners are taken by visits and live holds that touch [from, to), with their buffers, and nothing about whom. A participant of
 * a group visit takes no time: the visit itself does.
 */
export const findTaken = (
  { db, actor, clock }: InPractice,
  { from, to, practitionerIds }: { from: Date; to: Date; practitionerIds: readonly Id<'practitioner'>[] | null },
): Promise<BusyRow[]> => {
  const whose = practitionerIds ? Prisma.sql`practitioner_id in (${Prisma.join([...practitionerIds, ''])})` : Prisma.sql`true`;
  return db.$queryRaw<BusyRow[]>`
    select practitioner_id as "practitionerId", status, starts_at as "start", block_starts_at as "from", block_ends_at as "to"
    from appointment
    where practice_id = ${actor.practiceId} and block_ends_at > ${from} and block_starts_at < ${to} and group_id is null and ${whose}
      and status in (${Prisma.join([...occupying])}) and (status <> 'held' or expires_at > ${clock.now()})`;
};

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addMinutes, minutes } from '@/lib/core/time';
import { Prisma } from '@/lib/platform/db';
import { graceMinutes } from '../rules';

/** What a patient hears of a status: the steps of the day are all "booked", and a hold is nothing yet. */
const said = (column: Prisma.Sql) =>
  Prisma.sql`(case when ${column} in ('held', 'expired') then null when ${column} in ('requested', 'cancelled') then ${column}
    when ${column} is not null then 'booked' end)`;
const where = Prisma.sql`practitioner_id || ' ' || site_id || ' ' || mode`;
const saidNow = said(Prisma.sql`status`);
const saidThen = said(Prisma.sql`told_status`);

export const setNoticeDue = async ({ db, actor, clock }: InPractice, id: Id<'appointment'>): Promise<void> => {
  const now = clock.now();
  // Who changed it themselves waits for the message that says so.
  const isAwaited = actor.kind === 'link' || actor.kind === 'patient' || actor.kind === 'visitor';
  await db.$executeRaw`update appointment set notice_due_at = case
      when patient_id is null or ${saidNow} is null or greatest(ends_at, told_start) <= ${now}::timestamptz then null
      when ${saidNow} = 'cancelled' and coalesce(${saidThen}, 'cancelled') = 'cancelled' then null
      when ${saidNow} = ${saidThen} and told_start = starts_at and coalesce(told_where, ${where}) = ${where} then null
      when ${isAwaited} or (told_status is null and source in ('online', 'waiting_list')) then ${now}::timestamptz
      else ${addMinutes(now, minutes(graceMinutes))}::timestamptz end
    where practice_id = ${actor.practiceId} and id = ${id}`;
};

export const setTold = async ({ db, actor }: InPractice, id: Id<'appointment'>, version: number | undefined): Promise<boolean> =>
  (await db.$executeRaw`update appointment set told_start = starts_at, told_status = ${saidNow}, told_where = ${where}, notice_due_at = null
    where practice_id = ${actor.practiceId} and id = ${id} and (${version ?? null}::int is null or version = ${version ?? null}::int)`) ===
  1;

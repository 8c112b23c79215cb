import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Standing } from '../news';
import type { Status } from '../rules';

type Row = {
  status: Status;
  startsAt: Date;
  toldWhere: string | null;
  where: string;
  toldStart: Date | null;
  toldStatus: Status | null;
  noticeDueAt: Date | null;
  cancelledBy: string | null;
  version: number;
};

/** The row and what its patient was last told, locked: nobody changes or tells it meanwhile. */
export async function lockTelling({ db, actor }: InPractice, id: Id<'appointment'>): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select status, version, starts_at as "startsAt", told_where as "toldWhere", practitioner_id || ' ' || site_id || ' ' || mode as "where",
      told_start as "toldStart", told_status as "toldStatus", notice_due_at as "noticeDueAt", cancelled_by as "cancelledBy"
    from appointment where practice_id = ${actor.practiceId} and id = ${id} for update`;
  if (!row) return null;
  const { toldStart, toldStatus } = row;
  return {
    now: { start: row.startsAt, status: row.status, where: row.where },
    told: toldStart && toldStatus ? { start: toldStart, status: toldStatus, where: row.toldWhere ?? row.where } : null,
    // Who calls off for them does so as they would: only the practice's own is its answer.
    byPatient: row.cancelledBy === 'patient' || row.cancelledBy === 'third_party',
    version: row.version,
    dueAt: row.noticeDueAt,
  };
}

/** Nothing waits to be told any more, whatever was said. */
export const clearNotice = ({ db, actor }: InPractice, id: Id<'appointment'>) =>
  db.appointment.updateMany({ where: { practiceId: actor.practiceId, id }, data: { noticeDueAt: null } });

/** The patient was told it is off. When it was to be stays what they last heard. */
export const setToldCancelled = ({ db, actor }: InPractice, id: Id<'appointment'>) =>
  db.appointment.updateMany({ where: { practiceId: actor.practiceId, id }, data: { noticeDueAt: null, toldStatus: 'cancelled' } });

/** A waiting message leaves now. @returns whether one waited. */
export async function bringForward({ db, actor, clock }: InPractice, id: Id<'appointment'>): Promise<boolean> {
  const { count } = await db.appointment.updateMany({
    where: { practiceId: actor.practiceId, id, noticeDueAt: { not: null } },
    data: { noticeDueAt: clock.now() },
  });
  return count === 1;
}

/** When the next message leaves and the version of the row it is about; null when none waits. */
export async function findNotice({ db, actor }: InPractice, id: Id<'appointment'>): Promise<{ dueAt: Date; version: number } | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { noticeDueAt: true, version: true },
  });
  return row?.noticeDueAt ? { dueAt: row.noticeDueAt, version: row.version } : null;
}

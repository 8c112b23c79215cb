import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import { Prisma } from '@/lib/platform/db';
import { blockOf, type Status } from './rules';

export type NewAppointment = {
  readonly practitionerId: Id<'practitioner'>;
  readonly siteId: Id<'site'>;
  readonly reasonId: Id<'visitReason'>;
  readonly patientId: Id<'patient'> | null;
  readonly status: Status;
  readonly mode: VisitMode;
  readonly start: Date;
  readonly end: Date;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly wallStart: string;
  readonly timeZone: string;
  readonly source: 'online' | 'reception' | 'waiting_list';
  readonly locale: Locale;
  readonly isFirstVisit: boolean;
  readonly expiresAt: Date | null;
  readonly holdTokenHash: string | null;
  /** Placed over something else by someone who may: left out of the no-overlap constraint, still busy for everybody else. */
  readonly overbooked?: boolean;
  /** Seats of a group's own row; the group of a participant's. */
  readonly capacity?: number;
  readonly groupId?: Id<'appointment'>;
  /** The series it belongs to, and the local date its rule gave it. */
  readonly series?: { readonly id: Id<'series'>; readonly date: LocalDate };
};

/** Null when the time is gone: the no-overlap constraint guards what the lock decides. A named constraint, or a repeated id would pass for "taken". */
export async function insertAppointment({ db, actor, clock }: InPractice, wish: NewAppointment): Promise<Id<'appointment'> | null> {
  const id = newId('appointment');
  const now = clock.now();
  const { from, to } = blockOf(wish);
  const rows = await db.$queryRaw<{ id: string }[]>`
    insert into appointment (practice_id, id, practitioner_id, site_id, visit_reason_id, patient_id, status, mode, starts_at, ends_at, buffer_before,
      buffer_after, block_starts_at, block_ends_at, wall_start, time_zone, source, locale, is_first_visit, expires_at, hold_token_hash, overbooked, capacity, group_id,
      series_id, series_date, created_at, booked_at, created_by)
    values (${actor.practiceId}, ${id}, ${wish.practitionerId}, ${wish.siteId}, ${wish.reasonId}, ${wish.patientId}, ${wish.status}, ${wish.mode}, ${wish.start},
      ${wish.end}, ${wish.bufferBefore}, ${wish.bufferAfter}, ${from}, ${to}, ${wish.wallStart}, ${wish.timeZone}, ${wish.source}, ${wish.locale},
      ${wish.isFirstVisit}, ${wish.expiresAt}, ${wish.holdTokenHash}, ${wish.overbooked ?? false}, ${wish.capacity ?? null},
      ${wish.groupId ?? null}, ${wish.series?.id ?? null}, ${wish.series?.date ?? null}::date, ${now}, ${wish.status === 'held' ? null : now}, ${actor.kind})
    on conflict on constraint appointment_no_overlap do nothing returning id`;
  return rows.length > 0 ? id : null;
}

export type HeldRow = {
  practitionerId: Id<'practitioner'>;
  status: Status;
  expiresAt: Date | null;
  holdTokenHash: string | null;
  holdExtended: boolean;
};

export async function findHold({ db, actor }: InPractice, id: Id<'appointment'>): Promise<HeldRow | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { practitionerId: true, status: true, expiresAt: true, holdTokenHash: true, holdExtended: true },
  });
  return row && { ...row, practitionerId: row.practitionerId as Id<'practitioner'>, status: row.status as Status };
}

/** Compare-and-set: only a live hold changes, whatever was read before. */
export async function turnHold(
  { db, actor, clock }: InPractice,
  id: Id<'appointment'>,
  change: { to: 'booked'; patientId: Id<'patient'>; manageTokenHash: string } | { to: 'expired' } | { to: 'held'; expiresAt: Date },
): Promise<boolean> {
  const now = clock.now();
  const live = Prisma.sql`where practice_id = ${actor.practiceId} and id = ${id} and status = 'held' and expires_at > ${now}`;
  switch (change.to) {
    case 'booked':
      return (
        (await db.$executeRaw`update appointment set status = 'booked', patient_id = ${change.patientId}, manage_token_hash = ${change.manageTokenHash},
          expires_at = null, booked_at = ${now} ${live}`) === 1
      );
    case 'expired':
      if ((await db.$executeRaw`update appointment set status = 'expired' ${live}`) !== 1) return false;
      // The seat it had in a group is free; a group that began with a hold goes with the last one in it.
      await db.$executeRaw`update appointment g set taken = g.taken - 1,
          status = case when g.taken = 1 and g.source in ('online', 'waiting_list') then 'expired' else g.status end
        from appointment m where m.practice_id = ${actor.practiceId} and m.id = ${id} and g.practice_id = m.practice_id and g.id = m.group_id and g.taken > 0`;
      return true;
    case 'held':
      return (
        (await db.$executeRaw`update appointment set expires_at = ${change.expiresAt}, hold_extended = true ${live} and not hold_extended`) ===
        1
      );
  }
}

export const setManageToken = ({ db, actor }: InPractice, id: Id<'appointment'>, hash: string) =>
  db.appointment.updateMany({ where: { practiceId: actor.practiceId, id }, data: { manageTokenHash: hash } });

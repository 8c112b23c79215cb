import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import type { ReminderRule } from '@/lib/visit-reasons/rules';
import type { Planned, Quiet } from './rules';

export type Visit = {
  readonly status: string;
  readonly start: Date;
  readonly patientId: Id<'patient'> | null;
  /** False for visits brought in without reminders. */
  readonly reminded: boolean;
  readonly rules: readonly ReminderRule[];
  readonly quiet: Quiet;
};
type VisitRow = Omit<Visit, 'quiet'> & { timeZone: string; from: string; to: string };

/** What reminders of one appointment depend on. The row is locked, so that of two who plan it one waits; null when there is none. */
export async function lockVisit({ db, actor }: InPractice, id: Id<'appointment'>): Promise<Visit | null> {
  const [row] = await db.$queryRaw<VisitRow[]>`
    select a.status, a.starts_at as start, a.patient_id as "patientId", a.reminded, r.reminders as rules, c.time_zone as "timeZone",
      c.quiet_from as "from", c.quiet_to as "to"
    from appointment a
      join practice c on c.id = a.practice_id
      join visit_reason r on r.practice_id = a.practice_id and r.id = a.visit_reason_id
    where a.practice_id = ${actor.practiceId} and a.id = ${id} for update of a`;
  if (!row) return null;
  const { timeZone, from, to, ...visit } = row;
  return { ...visit, quiet: { timeZone, from, to } };
}

export type Missed = {
  readonly missedAt: Date;
  readonly end: Date;
  readonly patientId: Id<'patient'>;
  /** Cannot book online. */
  readonly isBlocked: boolean;
  /** The practice writes to patients who did not come. */
  readonly isTold: boolean;
  /** This patient was written to about this visit before. */
  readonly wasTold: boolean;
  readonly quiet: Quiet;
};

/** A visit whose patient did not come and is not excused; null when that is not so. */
export async function findMissed({ db, actor }: InPractice, id: Id<'appointment'>): Promise<Missed | null> {
  const [row] = await db.$queryRaw<(Omit<Missed, 'quiet'> & Quiet)[]>`
    select a.missed_at as "missedAt", a.ends_at as "end", a.patient_id as "patientId", p.online_blocked_at is not null as "isBlocked",
      c.no_show_notice as "isTold", c.time_zone as "timeZone", c.quiet_from as "from", c.quiet_to as "to",
      exists (select from delivery d where d.practice_id = a.practice_id and d.appointment_id = a.id and d.kind = 'absence_notice' and d.state = 'sent') as "wasTold"
    from appointment a
      join practice c on c.id = a.practice_id
      join patient p on p.practice_id = a.practice_id and p.id = a.patient_id
    where a.practice_id = ${actor.practiceId} and a.id = ${id} and a.status = 'no_show' and a.missed_at is not null`;
  if (!row) return null;
  const { timeZone, from, to, ...missed } = row;
  return { ...missed, quiet: { timeZone, from, to } };
}

/** Drops what is planned for another start than `keep`, or all of it. */
export const dropPlanned = (
  { db, actor, clock }: InPractice,
  id: Id<'appointment'>,
  keep: { start: Date; rules: readonly string[] } | null,
) =>
  db.reminder.updateMany({
    where: {
      ...{ practiceId: actor.practiceId, appointmentId: id, state: 'planned' },
      ...(keep ? { OR: [{ forStart: { not: keep.start } }, { rule: { notIn: [...keep.rules] } }] } : {}),
    },
    data: { state: 'dropped', settledAt: clock.now() },
  });

/**
 * One row for each rule and start, the skipped ones too, so that a look at the rows tells what was considered. One that was sent stays so;
 * one dropped (moved away and back) is planned again; one about to leave is left alone.
 */
export async function keepPlanned({ db, actor, clock }: InPractice, id: Id<'appointment'>, start: Date, planned: readonly Planned[]) {
  const now = clock.now();
  for (const { rule, dueAt, skipped } of planned) {
    const state = skipped ? 'dropped' : 'planned';
    await db.$executeRaw`
      insert into reminder (practice_id, id, appointment_id, rule, for_start, due_at, state, settled_at)
      values (${actor.practiceId}, ${newId('reminder')}, ${id}, ${rule}, ${start}, ${dueAt}, ${state}, ${skipped ? now : null})
      on conflict (practice_id, appointment_id, rule, for_start) do update
        set state = 'planned', due_at = excluded.due_at, settled_at = null
        where excluded.state = 'planned' and (reminder.state = 'dropped' or (reminder.state = 'planned' and reminder.due_at > ${now}))`;
  }
}

/** Visits that start in (from, to) and have no row yet for one of their reason's rules. */
export async function findLacking({ db, actor }: InPractice, from: Date, to: Date): Promise<Id<'appointment'>[]> {
  const rows = await db.$queryRaw<{ id: Id<'appointment'> }[]>`
    select a.id from appointment a
      join visit_reason r on r.practice_id = a.practice_id and r.id = a.visit_reason_id
    where a.practice_id = ${actor.practiceId} and a.status in ('booked', 'confirmed') and a.patient_id is not null and a.reminded
      and a.starts_at > ${from} and a.starts_at < ${to}
      and exists (
        select from jsonb_array_elements(r.reminders) as one
        where not exists (
          select from reminder m
          where m.practice_id = a.practice_id and m.appointment_id = a.id and m.for_start = a.starts_at and m.rule =
            case one ->> 'kind' when 'elapsed' then 'elapsed.' || (one ->> 'minutes')
            else 'day_before.' || (one ->> 'days') || '.' || (one ->> 'at') end))
    order by a.starts_at`;
  return rows.map(({ id }) => id);
}

export type DueReminder = { practiceId: Id<'practice'>; id: Id<'reminder'> };

/** Takes reminders whose time has come, across practices, in one statement; each is rung for again at `again` unless it was settled. */
export const claimDue = (tx: Tx, now: Date, again: Date, limit: number): Promise<DueReminder[]> =>
  tx.$queryRaw<DueReminder[]>`
    update reminder set due_at = ${again}
    where (practice_id, id) in (
      select practice_id, id from reminder where state = 'planned' and due_at <= ${now} order by due_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id`;

export const findReminder = ({ db, actor }: InPractice, id: Id<'reminder'>) =>
  db.reminder.findFirst({ where: { practiceId: actor.practiceId, id }, select: { appointmentId: true } }) as Promise<{
    appointmentId: Id<'appointment'>;
  } | null>;

export type ReminderRow = {
  readonly state: 'planned' | 'sent' | 'dropped';
  readonly appointmentId: Id<'appointment'>;
  readonly rule: string;
  readonly forStart: Date;
};

/** The reminder, locked for this transaction; null when there is none. */
export async function lockReminder({ db, actor }: InPractice, id: Id<'reminder'>): Promise<ReminderRow | null> {
  const [row] = await db.$queryRaw<ReminderRow[]>`
    select state, appointment_id as "appointmentId", rule, for_start as "forStart"
    from reminder where practice_id = ${actor.practiceId} and id = ${id} for update`;
  return row ?? null;
}

export const settleReminder = ({ db, actor, clock }: InPractice, id: Id<'reminder'>, state: 'sent' | 'dropped') =>
  db.reminder.updateMany({ where: { practiceId: actor.practiceId, id, state: 'planned' }, data: { state, settledAt: clock.now() } });

export const postponeReminder = ({ db, actor }: InPractice, id: Id<'reminder'>, dueAt: Date) =>
  db.reminder.updateMany({ where: { practiceId: actor.practiceId, id, state: 'planned' }, data: { dueAt } });

export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.practice.findMany({ select: { id: true } }) as Promise<{ id: Id<'practice'> }[]>;

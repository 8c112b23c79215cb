import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import { Prisma } from '@/lib/platform/db';

type Batch = Id<'importBatch'>;
type Span = { readonly start: Date; readonly end: Date };
export type Wish = Span & {
  readonly practitionerId: Id<'practitioner'>;
  readonly patientId: Id<'patient'> | null;
  readonly importedAs: string | null;
};
export type InTheWayRow = Span & { readonly at: number; readonly kind: 'twice' | 'visit' | 'absence' };

/**
 * For each wish, by its place in the list: visits that stand in its time or its buffers, absences, and the visit it is already: the same
 * patient at the same start, or one that came in as this very wish, wherever it went since.
 */
export function findInWayOf({ db, actor, clock }: InPractice, wishes: readonly Wish[]): Promise<InTheWayRow[]> {
  if (wishes.length === 0) return Promise.resolve([]);
  const list = JSON.stringify(wishes.map((wish, at) => ({ at, ...wish })));
  return db.$queryRaw<InTheWayRow[]>`
    with wish as (select * from jsonb_to_recordset(${list}::jsonb) as w ("at" int, "practitionerId" text, "patientId" text, "importedAs" text,
      "start" timestamptz, "end" timestamptz))
    select w.at, f.kind, f.start, f."end" from wish w cross join lateral (
      select 'twice' as kind, a.starts_at as start, a.ends_at as "end" from appointment a
        where a.practice_id = ${actor.practiceId} and a.imported_as = w."importedAs"
      union all
      select 'twice', a.starts_at, a.ends_at from appointment a
        where a.practice_id = ${actor.practiceId} and a.patient_id = w."patientId" and a.practitioner_id = w."practitionerId"
          and a.starts_at = w.start and a.status not in ('held', 'expired')
      union all
      select 'visit', a.starts_at, a.ends_at from appointment a
        where a.practice_id = ${actor.practiceId} and a.practitioner_id = w."practitionerId"
          and a.status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done') and a.group_id is null
          and (a.status <> 'held' or a.expires_at > ${clock.now()}) and a.block_ends_at > w.start and a.block_starts_at < w."end"
      union all
      select 'absence', b.starts_at, b.ends_at from absence b
        where b.practice_id = ${actor.practiceId} and b.practitioner_id = w."practitionerId" and b.ends_at > w.start and b.starts_at < w."end"
    ) f order by w.at, f.start`;
}

export type NewVisit = Span & {
  readonly batchId: Batch;
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly siteId: Id<'site'>;
  readonly patientId: Id<'patient'> | null;
  readonly mode: VisitMode;
  readonly wallStart: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly importedAs: string | null;
  readonly reminded: boolean;
  readonly capacity?: number;
  /** Beside what stands there: it takes no time. */
  readonly overbooked?: boolean;
  readonly groupId?: Id<'appointment'>;
  /** Of its link for the patient; the hash alone is kept. */
  readonly manageTokenHash: (id: Id<'appointment'>) => Promise<string>;
};

/**
 * Null when the time is gone. A visit of the past took place; of one to come its patient knows from
 * where it was made, so that nothing is told until it changes. Without buffers: the next one may begin when it ends, as it was made.
 */
export async function insertVisit({ db, actor, clock }: InPractice, visit: NewVisit): Promise<Id<'appointment'> | null> {
  const id = newId('appointment');
  const now = clock.now();
  const isPast = visit.end <= now;
  const { practitionerId, siteId, mode, start, end } = visit;
  const token = visit.patientId ? await visit.manageTokenHash(id) : null;
  const rows = await db.$queryRaw<{ id: string }[]>`
    insert into appointment (practice_id, id, practitioner_id, site_id, visit_reason_id, patient_id, status, mode, starts_at, ends_at, buffer_before,
      buffer_after, block_starts_at, block_ends_at, wall_start, time_zone, source, locale, capacity, group_id, import_batch_id, imported_as, reminded,
      manage_token_hash, told_start, told_status, told_where, created_at, booked_at, done_at, created_by, overbooked)
    values (${actor.practiceId}, ${id}, ${practitionerId}, ${siteId}, ${visit.reasonId}, ${visit.patientId}, ${isPast ? 'done' : 'booked'},
      ${mode}, ${start}, ${end}, 0, 0, ${start}, ${end}, ${visit.wallStart}, ${visit.timeZone}, 'import', ${visit.locale},
      ${visit.capacity ?? null}, ${visit.groupId ?? null}, ${visit.batchId}, ${visit.importedAs}, ${visit.reminded}, ${token},
      ${start}, 'booked', ${`${practitionerId} ${siteId} ${mode}`}, ${now}, ${now}, ${isPast ? end : null}, ${actor.kind}, ${visit.overbooked ?? false})
    on conflict on constraint appointment_no_overlap do nothing returning id`;
  return rows.length > 0 ? id : null;
}

/** Why a visit an import made is no longer only that. */
export type VisitKeptWhy = 'changed' | 'told' | 'group';
type Made = {
  readonly id: Id<'appointment'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly patientId: Id<'patient'> | null;
  readonly start: Date;
  readonly why: VisitKeptWhy | null;
};

/**
 * Visits this import made, in order from after `after` on, participants of groups before the groups themselves, and what happened to each
 * since; null = nothing. One that was moved, stepped on, cancelled or noted on stays, and one whose patient was reminded of it.
 */
export function findMadeVisits(
  { db, actor }: InPractice,
  batchId: Batch,
  { after, most, groups }: { after: string; most: number; groups: boolean },
) {
  const { practiceId } = actor;
  return db.$queryRaw<Made[]>`
    select a.id, a.practitioner_id as "practitionerId", a.patient_id as "patientId", a.starts_at as start, case
      when a.capacity is not null and exists (select from appointment m where m.practice_id = ${practiceId} and m.group_id = a.id) then 'group'
      when a.version > 1 or a.status not in ('booked', 'done') or (a.status = 'done') <> (a.done_at is not distinct from a.ends_at)
        or a.note_sealed is not null then 'changed'
      when exists (select from reminder r where r.practice_id = ${practiceId} and r.appointment_id = a.id and r.state = 'sent')
        or exists (select from delivery d where d.practice_id = ${practiceId} and d.appointment_id = a.id) then 'told'
      when exists (select from waiting_entry w where w.practice_id = ${practiceId} and w.appointment_id = a.id)
        or exists (select from waiting_offer o where o.practice_id = ${practiceId} and o.hold_id = a.id) then 'changed'
      end as why
    from appointment a
    where a.practice_id = ${practiceId} and a.import_batch_id = ${batchId} and a.id > ${after} and (a.capacity is not null) = ${groups}
    order by a.id limit ${most}`;
}

/** Deletes visits an import made with what was planned for them; a seat they had in a group is free. */
export async function deleteMadeVisits({ db, actor }: InPractice, batchId: Batch, ids: readonly Id<'appointment'>[]): Promise<number> {
  const { practiceId } = actor;
  if (ids.length === 0) return 0;
  const which = { practiceId, appointmentId: { in: [...ids] } };
  await db.reminder.deleteMany({ where: which });
  await db.appointmentResource.deleteMany({ where: which });
  await db.$executeRaw`update appointment g set taken = greatest(0, g.taken - gone.n) from (
      select a.group_id, count(*)::int as n from appointment a where a.practice_id = ${practiceId} and a.id in (${Prisma.join([...ids])})
        and a.group_id is not null group by a.group_id) gone
    where g.practice_id = ${practiceId} and g.id = gone.group_id`;
  return db.$executeRaw`delete from appointment where practice_id = ${practiceId} and import_batch_id = ${batchId} and id in (${Prisma.join([...ids])})`;
}

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

/** What visits with these practitioners may take besides their time: rooms and equipment, or seats in a group. */
export async function findShared(
  { db, actor }: InPractice,
  practitionerIds: readonly Id<'practitioner'>[],
): Promise<{ readonly resources: readonly Id<'resource'>[]; readonly groups: boolean }> {
  const rows = await db.$queryRaw<{ needs: Id<'resource'>[][]; capacity: number | null }[]>`
    select r.resource_needs as needs, r.capacity from visit_reason r where r.practice_id = ${actor.practiceId}
      and r.practitioner_id = any(${[...practitionerIds]}::text[]) and (r.resource_needs <> '[]' or r.capacity is not null)`;
  return { resources: [...new Set(rows.flatMap(({ needs }) => needs.flat()))], groups: rows.some(({ capacity }) => capacity !== null) };
}

/**
 * A constraint cannot look at the clock, so holds that ran out are expired inside the transaction that wants their time.
 * The token's hash stays: its holder may still ask for what was typed back, and hold the time again.
 */
export const expireHolds = ({ db, actor, clock }: InPractice, practitionerIds: readonly Id<'practitioner'>[]) =>
  db.$executeRaw`update appointment set status = 'expired'
    where practice_id = ${actor.practiceId} and practitioner_id = any(${[...practitionerIds]}::text[]) and status = 'held' and expires_at <= ${clock.now()}`;

/** Seats of groups to come that holds gave back; a group that began with somebody's hold ends when nobody is left in it. */
export const countSeats = ({ db, actor, clock }: InPractice, practitionerIds: readonly Id<'practitioner'>[]) =>
  db.$executeRaw`update appointment g set taken = live.n, status = case when live.n = 0 and g.source in ('online', 'waiting_list') then 'expired' else g.status end
    from (select x.id, count(m.id)::int as n from appointment x
        left join appointment m on m.practice_id = x.practice_id and m.group_id = x.id and m.status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done')
      where x.practice_id = ${actor.practiceId} and x.practitioner_id = any(${[...practitionerIds]}::text[]) and x.starts_at > ${clock.now()}
        and x.capacity is not null and x.status in ('booked', 'confirmed') group by x.id) live
    where g.practice_id = ${actor.practiceId} and g.id = live.id and (g.taken <> live.n or live.n = 0 and g.source in ('online', 'waiting_list'))`;

/** The patients of those who take part in a group that stands. */
export async function findParticipants({ db, actor }: InPractice, groupId: Id<'appointment'>): Promise<Id<'patient'>[]> {
  const rows = await db.$queryRaw<{ patientId: Id<'patient'> }[]>`
    select patient_id as "patientId" from appointment where practice_id = ${actor.practiceId} and group_id = ${groupId} and patient_id is not null
      and status in ('requested', 'booked', 'confirmed', 'arrived', 'in_room')`;
  return rows.map(({ patientId }) => patientId);
}

/** One more seat of a group is taken; false when none is left. */
export const takeSeat = async ({ db, actor }: InPractice, groupId: Id<'appointment'>): Promise<boolean> =>
  (await db.$executeRaw`update appointment set taken = taken + 1 where practice_id = ${actor.practiceId} and id = ${groupId} and taken < capacity
    and status in ('booked', 'confirmed')`) === 1;

export type PatientStanding = {
  readonly timeZone: string;
  readonly blocked: boolean;
  readonly mostUpcoming: number | null;
  readonly upcoming: number;
  readonly mostInSevenDays: number | null;
  /** Starts around the one asked about, in epoch milliseconds, with any practitioner of the practice. */
  readonly starts: readonly number[];
};

/** What a patient has already, as far as limits go: live holds, requests and every appointment that was not cancelled, missed ones too. */
export async function findStanding(
  { db, actor, clock }: InPractice,
  {
    patientId,
    reasonId,
    start,
    except,
  }: { patientId: Id<'patient'>; reasonId: Id<'visitReason'>; start: Date; except: readonly Id<'appointment'>[] },
): Promise<PatientStanding | null> {
  const rows = await db.$queryRaw<PatientStanding[]>`
    select c.time_zone as "timeZone", (coalesce(p.online_blocked_at, p.restricted_at, p.deceased_noted_at) is not null) as blocked, c.max_upcoming_per_patient as "mostUpcoming",
      r.max_per_patient_week as "mostInSevenDays",
      (select count(*)::int from appointment a where a.practice_id = c.id and a.patient_id = p.id and a.starts_at > ${clock.now()}
        and a.status in ('held', 'requested', 'booked', 'confirmed', 'arrived') and (a.status <> 'held' or a.expires_at > ${clock.now()})
        and a.id <> all(${[...except]}::text[])) as upcoming,
      (select coalesce(json_agg((extract(epoch from a.starts_at) * 1000)::float8), '[]') from appointment a
        where a.practice_id = c.id and a.patient_id = p.id and a.starts_at > ${start}::timestamptz - interval '9 days'
        and a.starts_at < ${start}::timestamptz + interval '9 days' and a.status not in ('cancelled', 'expired')
        and (a.status <> 'held' or a.expires_at > ${clock.now()}) and a.id <> all(${[...except]}::text[])) as starts
    from practice c join patient p on p.practice_id = c.id join visit_reason r on r.practice_id = c.id
    where c.id = ${actor.practiceId} and p.id = ${patientId} and r.id = ${reasonId}`;
  return rows[0] ?? null;
}

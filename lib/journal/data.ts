import type { InPractice } from '@/lib/context';
import type { Actor, Role } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { nounsOf } from './rules';
import type { JournalEntry, JournalFilter } from './schema';

type Row = {
  readonly seq: bigint;
  readonly at: Date;
  readonly act: string;
  readonly actorKind: Actor['kind'];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly memberId: Id<'member'> | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly patientId: Id<'patient'> | null;
  readonly network: string | null;
  readonly device: JournalEntry['device'];
};
type Slice = { readonly before: number | null; readonly most: number };

/** What belongs to a patient: the file, those merged into it, their visits, places on the list and requests. */
async function subjectsOf({ db, actor }: InPractice, patient: Id<'patient'>): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with files as (select id from patient where practice_id = ${actor.practiceId} and (id = ${patient} or merged_into = ${patient}))
    select id from files
    union all select id from appointment where practice_id = ${actor.practiceId} and patient_id in (select id from files)
    union all select id from waiting_entry where practice_id = ${actor.practiceId} and patient_id in (select id from files)
    union all select id from rights_request where practice_id = ${actor.practiceId} and patient_id in (select id from files)`;
  return rows.length === 0 ? [patient] : rows.map(({ id }) => id);
}

/** Acts of the families asked for, the latest first. */
export async function findEntries(tx: InPractice, filter: JournalFilter, { before, most }: Slice): Promise<JournalEntry[]> {
  const { db, actor } = tx;
  const { family } = filter;
  const [member, patient, from, to] = [filter.member ?? null, filter.patient ?? null, filter.from ?? null, filter.to ?? null];
  const subjects = patient ? await subjectsOf(tx, patient) : null;
  const rows = await db.$queryRaw<Row[]>`
    select e.seq, e.at, e.act, e.actor_kind as "actorKind", e.facts, e.network, e.device, m.id as "memberId", m.display_name as name, m.role,
      coalesce(case when e.subject like 'pat\_%' then e.subject end, e.facts ->> 'patientId', a.patient_id, w.patient_id, q.patient_id) as "patientId"
    from audit_entry e
      left join member m on m.practice_id = e.practice_id and m.id = e.actor_id and e.actor_kind = 'member'
      left join appointment a on a.practice_id = e.practice_id and a.id = e.subject
      left join waiting_entry w on w.practice_id = e.practice_id and w.id = e.subject
      left join rights_request q on q.practice_id = e.practice_id and q.id = e.subject
    where e.practice_id = ${actor.practiceId} and split_part(e.act, '.', 1) = any(${[...nounsOf(family)]})
      and (${member}::text is null or (e.actor_kind = 'member' and e.actor_id = ${member}))
      and (${subjects === null} or e.subject = any(${subjects ?? []}) or e.facts ->> 'patientId' = ${patient})
      and (${from}::timestamptz is null or e.at >= ${from}) and (${to}::timestamptz is null or e.at < ${to})
      and (${before}::bigint is null or e.seq < ${before})
    order by e.seq desc limit ${most}`;
  return rows.map(({ seq, at, act, actorKind, facts, memberId, name, role, patientId, network, device }) => ({
    ...{ seq: Number(seq), at, act, by: { kind: actorKind, memberId, name, role }, patientId, network, device },
    ...{ why: whyIn(facts), result: act === 'integration.refused' ? ('refused' as const) : ('done' as const) },
  }));
}

const whyIn = ({ ground, reason, for: purpose }: Row['facts']): string | null => {
  const said = ground ?? reason ?? purpose;
  return typeof said === 'string' && said !== '' ? said : null;
};

/** Who works or worked here, by name. */
export const findPeople = async ({ db, actor }: InPractice): Promise<{ id: Id<'member'>; name: string }[]> =>
  (
    await db.member.findMany({
      where: { practiceId: actor.practiceId },
      orderBy: { displayName: 'asc' },
      select: { id: true, displayName: true },
    })
  ).map(({ id, displayName }) => ({ id: id as Id<'member'>, name: displayName }));

/** How many different patients somebody's acts between two moments were about. */
export async function countPatients({ db, actor }: InPractice, during: JournalFilter): Promise<number> {
  const [member, from, to] = [during.member ?? null, during.from ?? null, during.to ?? null];
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    select count(distinct coalesce(p.merged_into, p.id)) as count
    from audit_entry e
      left join appointment a on a.practice_id = e.practice_id and a.id = e.subject
      left join waiting_entry w on w.practice_id = e.practice_id and w.id = e.subject
      join patient p on p.practice_id = e.practice_id
        and p.id = coalesce(case when e.subject like 'pat\_%' then e.subject end, e.facts ->> 'patientId', a.patient_id, w.patient_id)
    where e.practice_id = ${actor.practiceId} and split_part(e.act, '.', 1) = any(${[...nounsOf(undefined)]})
      and (${member}::text is null or (e.actor_kind = 'member' and e.actor_id = ${member}))
      and (${from}::timestamptz is null or e.at >= ${from}) and (${to}::timestamptz is null or e.at < ${to})`;
  return Number(row?.count ?? 0);
}

/** Whether the whole base went out in that time, and how many files that were at most. */
export async function countExported({ db, actor }: InPractice, during: JournalFilter): Promise<number> {
  const [member, from, to] = [during.member ?? null, during.from ?? null, during.to ?? null];
  const [row] = await db.$queryRaw<{ files: number | null }[]>`
    select max((facts ->> 'files')::int) as files from audit_entry
    where practice_id = ${actor.practiceId} and act = 'patients.exported'
      and (${member}::text is null or (actor_kind = 'member' and actor_id = ${member}))
      and (${from}::timestamptz is null or at >= ${from}) and (${to}::timestamptz is null or at < ${to})`;
  return row?.files ?? 0;
}

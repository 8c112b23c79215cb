import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { OpeningHours, WeeklyOpening } from '../opening-ranges';
import type { Interval } from '../ranges';
import { minutesOf } from '../stored-hours';

type Clocks = { start: string; end: string };
type ColumnRow = {
  id: Id<'practitioner'>;
  given_name: string;
  family_name: string;
  honorific: string;
  works_on_holidays: boolean;
  openings: (Clocks & Pick<WeeklyOpening, 'weekday' | 'validFrom' | 'validTo'>)[];
  exceptions: { date: string; openings: Clocks[] }[];
  absences: (Interval & { id: Id<'absence'>; label: string })[];
  external: Interval[];
  external_at: Date | null;
};

/** Openings, exceptions, absences and outside busy time that touch [from, to), of the practice's practitioners, in the order they joined. */
export async function findColumns(
  { db, actor }: InPractice,
  { from, to, practitionerIds }: { from: Date; to: Date; practitionerIds: readonly Id<'practitioner'>[] | undefined },
) {
  const rows = await db.$queryRaw<ColumnRow[]>`
    select p.id, p.given_name, p.family_name, p.honorific, p.works_on_holidays,
      (select coalesce(json_agg(json_build_object('weekday', o.weekday, 'start', o.starts_at, 'end', o.ends_at, 'validFrom', o.valid_from, 'validTo', o.valid_to)), '[]')
        from opening o where o.practice_id = p.practice_id and o.practitioner_id = p.id) as openings,
      (select coalesce(json_agg(json_build_object('date', e.date, 'openings', e.openings)), '[]')
        from opening_exception e where e.practice_id = p.practice_id and e.practitioner_id = p.id) as exceptions,
      (select coalesce(json_agg(json_build_object('id', a.id, 'label', a.label, 'start', (extract(epoch from a.starts_at) * 1000)::float8, 'end', (extract(epoch from a.ends_at) * 1000)::float8)), '[]')
        from absence a where a.practice_id = p.practice_id and a.practitioner_id = p.id and a.ends_at > ${from} and a.starts_at < ${to}) as absences,
      (select coalesce(json_agg(json_build_object('start', (extract(epoch from x.starts_at) * 1000)::float8, 'end', (extract(epoch from x.ends_at) * 1000)::float8) order by x.starts_at), '[]')
        from external_busy x where x.practice_id = p.practice_id and x.practitioner_id = p.id and x.ends_at > ${from} and x.starts_at < ${to}) as external,
      (select max(x.updated_at) from external_busy x where x.practice_id = p.practice_id and x.practitioner_id = p.id) as external_at
    from practitioner p where p.practice_id = ${actor.practiceId} order by p.created_at, p.id`;
  const hours = ({ start, end }: Clocks): OpeningHours => minutesOf({ start, end });
  return rows
    .filter(({ id }) => !practitionerIds || practitionerIds.includes(id))
    .map((r) => ({
      practitionerId: r.id,
      name: [r.honorific, r.given_name, r.family_name].filter(Boolean).join(' '),
      initials: `${r.given_name[0] ?? ''}${r.family_name[0] ?? ''}`.toUpperCase(),
      worksOnHolidays: r.works_on_holidays,
      openings: r.openings.map(({ start, end, ...rest }) => ({ ...rest, ...hours({ start, end }) })),
      exceptions: r.exceptions.map(({ date, openings }) => ({ date, openings: openings.map(hours) })),
      absences: r.absences,
      external: r.external,
      externalAt: r.external_at?.getTime() ?? null,
    }));
}

/** The practice's own zone, and the region whose public holidays it keeps. */
export const findPracticeDays = ({ db, actor }: InPractice) =>
  db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true, holidayRegion: true } });

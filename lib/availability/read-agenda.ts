import type { InPractice, OfPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { listHolidays } from '@/lib/holidays/list-holidays';
import { type AgendaOf, type AgendaRow, type AgendaWindow, findAgendas } from './data';
import type { Limit, LimitRefusal } from './limits';
import type { Agenda } from './offers';
import { type Interval, union } from './ranges';
import { minutesOf } from './stored-hours';

/** Said by who asks: followed here already. Unsaid, what is kept for patients already followed is not offered. */
type Asking = { readonly known?: boolean | undefined };
export type AgendaWish = AgendaOf & AgendaWindow & Asking;

/** What listing and judging are computed from, read inside the caller's transaction or by itself; null when the reason is not this practitioner's. */
export const readAgenda = async (tx: InPractice | OfPractice, wish: AgendaWish): Promise<Agenda | null> =>
  (await readAgendas(tx, [wish], wish))[0] ?? null;

/**
 * The same for several practitioners, each with a reason, in one round trip and in the order asked for; unknown pairs are left out.
 * Notice, horizon, "bookable online" and whom a reason or an opening is kept for bind who books online: a member at the desk is free of
 * them, in the list as in the verdict.
 */
export async function readAgendas(
  tx: InPractice | OfPractice,
  agendas: readonly AgendaOf[],
  asked: AgendaWindow & Asking,
): Promise<readonly Agenda[]> {
  const wish = { ...asked, from: readable(asked.from), to: readable(asked.to) };
  const rows = await findAgendas(tx, agendas, wish);
  const atDesk = tx.actor.kind === 'member';
  return Promise.all(
    rows.map(async (row) => {
      const holidays = await holidaysOf(row, wish);
      return atDesk ? forDesk(agendaOf(row, true, holidays)) : agendaOf(row, wish.known === true, holidays);
    }),
  );
}

/** Anybody may ask for a time in the year 1 or 9999; what lies weeks around it has no date the database or a text could write. */
const [earliest, latest] = [Date.parse('0002-01-01T00:00:00Z'), Date.parse('9998-12-31T00:00:00Z')];
const readable = (at: Date) => new Date(Math.min(latest, Math.max(earliest, at.getTime())));

const forDesk = (agenda: Agenda): Agenda => ({
  ...agenda,
  reason: { ...agenda.reason, minNoticeMinutes: 0, horizonDays: null, bookableOnline: true, forNewPatients: true, forKnownPatients: true },
});

/** The dates a holiday closes: an exception made for that very date says more than the calendar does. */
async function holidaysOf({ holidayRegion, timeZone, exceptions }: AgendaRow, { from, to }: AgendaWindow) {
  if (holidayRegion === null) return [];
  const [first, last] = [addDays(localDateAt(from.getTime(), timeZone), -5), addDays(localDateAt(to.getTime(), timeZone), 5)];
  const named = new Set(exceptions.map(({ date }) => date));
  return (await listHolidays(holidayRegion, first, last)).map(({ date }) => date).filter((date) => !named.has(date));
}

const agendaOf = (row: AgendaRow, withKnownOnly: boolean, holidays: Agenda['holidays']): Agenda => {
  const carries = (opening: { reasonIds?: readonly Id<'visitReason'>[] | null; knownOnly?: boolean | null }) =>
    (!opening.reasonIds || opening.reasonIds.length === 0 || opening.reasonIds.includes(row.reason.id)) &&
    (withKnownOnly || !opening.knownOnly);
  return {
    timeZone: row.timeZone,
    practitionerId: row.practitionerId,
    reason: row.reason,
    openings: row.openings.filter(carries).map((opening) => ({ ...opening, ...minutesOf(opening) })),
    exceptions: row.exceptions.map(({ date, site, openings }) => ({
      date,
      site,
      openings: openings.filter(carries).map((opening) => ({ ...minutesOf(opening), modes: opening.modes?.length ? opening.modes : null })),
    })),
    holidays,
    absences: row.absences,
    busy: row.busy,
    external: row.external,
    limits: limitsOf(row),
    resources: resourcesOf(row),
    groups: (row.groups ?? []).filter(({ seatsLeft }) => seatsLeft > 0),
  };
};

/** A reason's limits count that reason's visits with the practitioner, the practitioner's count all, the patient's count all of the practice. */
const limitsOf = ({ reason, practitionerLimits, counted, ofPatient }: AgendaRow): Limit[] => {
  const all = (counted ?? []).map(([start]) => start);
  const ofReason = (counted ?? []).filter(([, own]) => own === 1).map(([start]) => start);
  const limit = (refusal: LimitRefusal, most: number | null, starts: readonly number[]) =>
    most === null ? [] : [{ refusal, most, starts }];
  return [
    ...limit('day_full', reason.maxPerDay, ofReason),
    ...limit('day_full', practitionerLimits.day, all),
    ...limit('week_full', reason.maxPerWeek, ofReason),
    ...limit('week_full', practitionerLimits.week, all),
    ...(ofPatient === null ? [] : limit('patient_week_full', reason.maxPerPatientWeek, ofPatient)),
  ];
};

const resourcesOf = ({ reason: { resourceNeeds }, resources }: AgendaRow): Agenda['resources'] => {
  if (resources === null) return null;
  const taken = new Map<Id<'resource'>, Interval[]>();
  for (const [id, start, end] of resources.busy) {
    const blocks = taken.get(id);
    if (blocks) blocks.push({ start, end });
    else taken.set(id, [{ start, end }]);
  }
  return {
    needs: resourceNeeds,
    siteOf: new Map(resources.sites),
    busy: new Map([...taken].map(([id, blocks]) => [id, union(blocks)])),
  };
};

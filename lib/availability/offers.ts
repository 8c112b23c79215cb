import type { Id } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import type { DateException, OpeningHours, WeeklyOpening } from './opening-ranges';
import type { Interval } from './ranges';
import { type BusyInterval, offeredStarts, type ReasonRules, refusalFor, type SlotRefusal, type SlotRules } from './rules';
import type { VisitMode } from './schema';

type SiteId = Id<'site'>;

/** One practitioner's agenda read for one visit reason: plain data, instants in epoch milliseconds. */
export type Agenda = {
  readonly timeZone: string;
  readonly reason: ReasonRules & {
    readonly id: Id<'visitReason'>;
    readonly modes: readonly VisitMode[];
    readonly forNewPatients: boolean;
    readonly forKnownPatients: boolean;
    readonly bookableOnline: boolean;
  };
  readonly openings: readonly (WeeklyOpening & { readonly site: SiteId; readonly modes: readonly VisitMode[] })[];
  readonly exceptions: readonly { readonly date: LocalDate; readonly site: SiteId; readonly openings: readonly OpeningHours[] }[];
  readonly absences: readonly Interval[];
  readonly busy: readonly BusyInterval[];
};

/** Where and how a visit can take place: openings of different sites never merge, and an opening says which modes it takes. */
export type Place = { readonly site: SiteId; readonly mode: VisitMode };
export type Offer = Place & { readonly start: number; readonly end: number };

/** The places of an agenda, narrowed to a site or a mode where one is asked for. */
export const placesOf = (agenda: Agenda, wish: { site?: SiteId | undefined; mode?: VisitMode | undefined } = {}): Place[] => {
  const sites = [...new Set([...agenda.openings, ...agenda.exceptions].map(({ site }) => site))];
  return agenda.reason.modes
    .filter((mode) => wish.mode === undefined || mode === wish.mode)
    .flatMap((mode) => sites.filter((site) => wish.site === undefined || site === wish.site).map((site) => ({ site, mode })));
};

/** The engine's input for one place. A date exception at any site replaces that date's weekly openings at all of them. */
const rulesAt = (agenda: Agenda, place: Place, window: { now: number; from: LocalDate; days: number }): SlotRules => ({
  ...window,
  timeZone: agenda.timeZone,
  openings: agenda.openings.filter(({ site, modes }) => site === place.site && modes.includes(place.mode)),
  exceptions: agenda.exceptions.map(({ date, site, openings }): DateException => ({ date, openings: site === place.site ? openings : [] })),
  absences: agenda.absences,
  busy: agenda.busy,
  external: [],
  reason: agenda.reason,
});

/** Every free time of the window at every place, ascending by instant, then by site and mode. */
export const offersOf = (agenda: Agenda, places: readonly Place[], window: { now: number; from: LocalDate; days: number }): Offer[] => {
  const length = agenda.reason.durationMinutes * 60_000;
  return places
    .flatMap((place) => offeredStarts(rulesAt(agenda, place, window)).map((start) => ({ ...place, start, end: start + length })))
    .sort((a, b) => a.start - b.start);
};

/** The first place where the start is offered, or the rule that refuses it everywhere: the nearest to a yes is the one told. */
export const judge = (
  agenda: Agenda,
  places: readonly Place[],
  start: number,
  now: number,
): { place: Place } | { refusal: SlotRefusal } => {
  const window = { now, from: localDateAt(start, agenda.timeZone), days: 1 };
  const refusals = places.map((place) => ({ place, refusal: refusalFor(rulesAt(agenda, place, window), start) }));
  const free = refusals.find(({ refusal }) => refusal === null);
  if (free) return { place: free.place };
  const told = (['taken', 'day_full', 'absent', 'past', 'too_soon', 'beyond_horizon', 'off_grid'] as const).find((rule) =>
    refusals.some(({ refusal }) => refusal === rule),
  );
  return { refusal: told ?? 'closed' };
};

/** The `count` free starts nearest to a wished one, at most `reachDays` away on either side, ascending, with the practice's offset. */
export const nearestStarts = (
  agenda: Agenda,
  places: readonly Place[],
  wished: number,
  { now, count, reachDays }: { now: number; count: number; reachDays: number },
): string[] => {
  const from = addDays(localDateAt(wished, agenda.timeZone), -reachDays);
  const offers = offersOf(agenda, places, { now, from, days: 2 * reachDays + 1 });
  const distance = (start: number) => Math.abs(start - wished);
  return [...new Set(offers.map(({ start }) => start))]
    .filter((start) => distance(start) <= reachDays * 86_400_000)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count)
    .sort((a, b) => a - b)
    .map(zoneOf(agenda.timeZone).format);
};

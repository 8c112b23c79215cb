import type { Id } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import type { VisitMode } from '@/lib/core/visit-mode';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import type { Limit } from './limits';
import type { DateException, OpeningHours, WeeklyOpening } from './opening-ranges';
import type { Interval, Ranges } from './ranges';
import {
  type BusyInterval,
  blockAt,
  offeredStarts,
  type ReasonRules,
  type ResourceRules,
  refusalFor,
  resourcesFor,
  type SlotRefusal,
  type SlotRules,
} from './rules';

type SiteId = Id<'site'>;
type ResourceId = Id<'resource'>;

/** One practitioner's agenda read for one visit reason and who asks: plain data, instants in epoch milliseconds. */
export type Agenda = {
  readonly timeZone: string;
  readonly practitionerId: Id<'practitioner'>;
  readonly reason: ReasonRules & {
    readonly id: Id<'visitReason'>;
    readonly modes: readonly VisitMode[];
    readonly forNewPatients: boolean;
    readonly forKnownPatients: boolean;
    readonly bookableOnline: boolean;
    /** Seats of a group visit; null: one patient at a time. */
    readonly capacity: number | null;
  };
  /** Those that carry the reason and are open to who asks. */
  readonly openings: readonly (WeeklyOpening & { readonly site: SiteId; readonly modes: readonly VisitMode[] })[];
  readonly exceptions: readonly {
    readonly date: LocalDate;
    readonly site: SiteId;
    readonly openings: readonly (OpeningHours & { readonly modes: readonly VisitMode[] | null })[];
  }[];
  /** Public holidays the practitioner does not work on; a date with exceptions of its own is not among them. */
  readonly holidays: readonly LocalDate[];
  readonly absences: readonly Interval[];
  readonly busy: readonly BusyInterval[];
  readonly external: readonly Interval[];
  /** Every limit of the reason, the practitioner and the patient who asks. */
  readonly limits: readonly Limit[];
  /** Rooms and equipment the reason needs, by the site they belong to, and the blocks that take them; null when it needs none. */
  readonly resources: {
    readonly needs: readonly (readonly ResourceId[])[];
    readonly siteOf: ReadonlyMap<ResourceId, SiteId>;
    readonly busy: ReadonlyMap<ResourceId, Ranges>;
  } | null;
  /** Group visits of this reason with seats left. They are busy time like any other, and can still be joined. */
  readonly groups: readonly (Place & BusyInterval & { readonly id: Id<'appointment'>; readonly seatsLeft: number })[];
};

/** Where and how a visit can take place: openings of different sites never merge, and an opening says which modes it takes. */
export type Place = { readonly site: SiteId; readonly mode: VisitMode };
/** Epoch milliseconds. `seatsLeft` stands for group visits alone. */
export type Offer = Place & { readonly start: number; readonly end: number; readonly seatsLeft?: number };
type Window = { readonly now: number; readonly from: LocalDate; readonly days: number };
/** What may be taken: the place, a room or piece of equipment for each need, and the group that meets there already where one is joined. */
export type Verdict = { readonly place: Place; readonly resources: readonly ResourceId[]; readonly group: Agenda['groups'][number] | null };

/** The places of an agenda, narrowed to a site or a mode where one is asked for. */
export const placesOf = (agenda: Agenda, wish: { site?: SiteId | undefined; mode?: VisitMode | undefined } = {}): Place[] => {
  const sites = [...new Set([...agenda.openings, ...agenda.exceptions].map(({ site }) => site))];
  return agenda.reason.modes
    .filter((mode) => wish.mode === undefined || mode === wish.mode)
    .flatMap((mode) => sites.filter((site) => wish.site === undefined || site === wish.site).map((site) => ({ site, mode })));
};

/**
 * The engine's input for one place. A date exception at any site replaces that date's weekly openings at all of them. The reason's own
 * limit a day is among the agenda's limits: there it counts visits of that reason, and not all that the agenda holds.
 */
const rulesAt = (agenda: Agenda, place: Place, window: Window): SlotRules => ({
  ...window,
  timeZone: agenda.timeZone,
  openings: agenda.openings.filter(({ site, modes }) => site === place.site && modes.includes(place.mode)),
  exceptions: [
    ...agenda.exceptions.map(({ date, site, openings }): DateException => {
      const here = site === place.site ? openings.filter(({ modes }) => modes === null || modes.includes(place.mode)) : [];
      return { date, openings: here };
    }),
    ...agenda.holidays.map((date): DateException => ({ date, openings: [] })),
  ],
  absences: agenda.absences,
  busy: agenda.busy,
  external: agenda.external,
  reason: { ...agenda.reason, maxPerDay: null },
  limits: agenda.limits,
  resources: resourcesAt(agenda, place.site),
});

/** A need that no resource of the site can serve leaves an empty list, and so no start there. */
const resourcesAt = ({ resources }: Agenda, site: SiteId): ResourceRules<ResourceId> | null =>
  resources && {
    needs: resources.needs.map((list) => list.filter((id) => resources.siteOf.get(id) === site)),
    busy: resources.busy,
  };

/** The same for who joins a group: its own time, its room and its place under the limits are taken already, by itself. */
const rulesToJoin = (agenda: Agenda, group: Agenda['groups'][number], window: Window): SlotRules => ({
  ...rulesAt(agenda, group, window),
  busy: agenda.busy.filter((one) => one.start !== group.start || one.end !== group.end),
  limits: agenda.limits.filter(({ refusal }) => refusal === 'patient_week_full'),
  resources: null,
});

const isPlace = (place: Place) => (other: Place) => other.site === place.site && other.mode === place.mode;

/** Every free time of the window at every place, ascending by instant, then by mode and site. */
const offersOf = (agenda: Agenda, places: readonly Place[], window: Window): Offer[] => {
  const { durationMinutes, capacity } = agenda.reason;
  const length = durationMinutes * 60_000;
  const seats = capacity === null ? {} : { seatsLeft: capacity };
  const free = places.flatMap((place) =>
    offeredStarts(rulesAt(agenda, place, window)).map((start): Offer => ({ ...place, start, end: start + length, ...seats })),
  );
  const [first, last] = [window.from, addDays(window.from, window.days)];
  const toJoin = agenda.groups.filter((group) => {
    const date = localDateAt(group.start, agenda.timeZone);
    return (
      date >= first && date < last && places.some(isPlace(group)) && refusalFor(rulesToJoin(agenda, group, window), group.start) === null
    );
  });
  return [...free, ...toJoin.map(({ site, mode, start, end, seatsLeft }): Offer => ({ site, mode, start, end, seatsLeft }))].sort(
    (a, b) => a.start - b.start,
  );
};

type Wanted = { readonly site?: SiteId | undefined; readonly mode?: VisitMode | undefined; readonly known?: boolean | undefined };

/** Why the reason is not for who asks: it is not booked online, or not meant for new or for known patients, whichever they say to be. */
export const audienceRefusal = ({ reason }: Agenda, { known }: Wanted): 'not_online' | 'new_only' | 'known_only' | null => {
  if (!reason.bookableOnline) return 'not_online';
  if (known === true && !reason.forKnownPatients) return 'new_only';
  return known === false && !reason.forNewPatients ? 'known_only' : null;
};

/** What who asks may be shown: nothing of a reason that is not for them. */
export const offersFor = (agenda: Agenda, wish: Wanted, window: Window): Offer[] =>
  audienceRefusal(agenda, wish) === null ? offersOf(agenda, placesOf(agenda, wish), window) : [];

/** The first place where the start is offered, or the rule that refuses it everywhere: the nearest to a yes is the one told. */
export const judge = (agenda: Agenda, places: readonly Place[], start: number, now: number): Verdict | { refusal: SlotRefusal } => {
  const window = { now, from: localDateAt(start, agenda.timeZone), days: 1 };
  const group = agenda.groups.find(
    (one) => one.start === start && places.some(isPlace(one)) && refusalFor(rulesToJoin(agenda, one, window), start) === null,
  );
  if (group) return { place: { site: group.site, mode: group.mode }, resources: [], group };
  const refusals = places.map((place) => ({ place, refusal: refusalFor(rulesAt(agenda, place, window), start) }));
  const free = refusals.find(({ refusal }) => refusal === null);
  if (free) return { place: free.place, resources: resourcesToTake(agenda, free.place, start), group: null };
  return { refusal: nearestToYes.find((rule) => refusals.some(({ refusal }) => refusal === rule)) ?? 'closed' };
};

/** The choice that made the start free, made again: the same lists and the same busy time give the same one. */
const resourcesToTake = (agenda: Agenda, { site }: Place, start: number): readonly ResourceId[] => {
  const rules = resourcesAt(agenda, site);
  return rules ? (resourcesFor(rules, blockAt(agenda.reason, start)) ?? []) : [];
};

const nearestToYes = [
  ...(['taken', 'day_full', 'week_full', 'patient_week_full'] as const),
  ...(['absent', 'past', 'too_soon', 'beyond_horizon', 'off_grid'] as const),
];

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

import 'server-only';
import { type TimeView, timeView } from '@/components/booking/time-view';
import { firstOffers, type SharedOffer } from '@/lib/availability/first-offers';
import { openHours } from '@/lib/availability/list-open-hours';
import { listSlots, type SlotsWish } from '@/lib/availability/list-slots';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';

/** How far one page of the picker looks for its five open days, and how far back for the five before. */
const ahead = 42;
const back = 28;

/** One practitioner's times, or those of several that take the same visit. */
export type TimesWish = Omit<SlotsWish, 'days' | 'from'> & {
  readonly others?: readonly { readonly practitionerId: Id<'practitioner'>; readonly reasonId: Id<'visitReason'> }[] | undefined;
};
type Shown = TimesWish & {
  readonly timeZone: string;
  readonly from?: LocalDate | undefined;
  readonly day?: LocalDate | undefined;
  readonly part?: TimeView['part'] | undefined;
};

/** What the time picker shows; null when the reason is not this practitioner's. A first day in the past is today. */
export async function readTimes(ctx: Context, { timeZone, from: wished, day, part, ...wish }: Shown): Promise<TimeView | null> {
  const today = localDateAt(ctx.clock.now().getTime(), timeZone);
  const from = wished ? laterOf(wished, today) : today;
  const practitionerIds = wish.others?.map(({ practitionerId }) => practitionerId) ?? [wish.practitionerId];
  const [slots, hours] = await Promise.all([
    freeStarts(ctx, wish, from),
    inPractice(ctx, (tx) => openHours(tx, { from: addDays(from, -back), days: back + ahead, practitionerIds })),
  ]);
  if (!slots) return null;
  const openDates = hours.columns.flatMap(({ open }) => open.map(({ start }) => localDateAt(start, timeZone))).sort();
  return timeView({ zone: timeZone, today, from, openDates, ...slots, wishedDay: day ?? null, wishedPart: part ?? null });
}

type Starts = { readonly starts: readonly number[]; readonly nextAvailable: number | null };

async function freeStarts(ctx: Context, { others, ...wish }: TimesWish, from: LocalDate): Promise<Starts | null> {
  if (!others) {
    const slots = await listSlots(ctx, { ...wish, from, days: ahead });
    return slots.ok ? { starts: slots.value.slots.map(({ start }) => start), nextAvailable: slots.value.nextAvailable } : null;
  }
  const { site, mode, known } = wish;
  const shared = await firstOffers(ctx, { agendas: others, from, days: ahead, site, mode, known });
  if (!shared.ok) return null;
  const starts = shared.value.starts.map(({ start }) => start);
  if (starts[0] !== undefined) return { starts, nextAvailable: starts[0] };
  const later = await firstOffers(ctx, { agendas: others, from: addDays(from, ahead), days: 90, site, mode, known, count: 1 });
  return { starts, nextAvailable: later.ok ? (later.value.starts[0]?.start ?? null) : null };
}

/** Who is free at one start, each with their own reason, in the practice's order. */
export async function freeAt(
  ctx: Context,
  { others = [], site, mode, known }: TimesWish,
  timeZone: string,
  start: number,
): Promise<readonly SharedOffer['practitionerIds'][number][]> {
  const shared = await firstOffers(ctx, { agendas: others, from: localDateAt(start, timeZone), days: 1, site, mode, known });
  const free = shared.ok
    ? shared.value.starts.filter((offer) => offer.start === start).flatMap(({ practitionerIds }) => practitionerIds)
    : [];
  return others.map(({ practitionerId }) => practitionerId).filter((id) => free.includes(id));
}

/** The three free starts nearest to one that was refused, ascending. Epoch milliseconds. */
export async function nearestTimes(ctx: Context, wish: TimesWish, timeZone: string, wished: number): Promise<number[]> {
  const today = localDateAt(ctx.clock.now().getTime(), timeZone);
  const slots = await freeStarts(ctx, wish, laterOf(today, addDays(localDateAt(wished, timeZone), -7)));
  return [...new Set(slots?.starts ?? [])]
    .sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished))
    .slice(0, 3)
    .sort((a, b) => a - b);
}

/** Dates written YYYY-MM-DD order as texts. */
const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

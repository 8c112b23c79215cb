import 'server-only';
import { type TimeView, timeView } from '@/components/booking/time-view';
import { openHours } from '@/lib/availability/list-open-hours';
import { listSlots, type SlotsWish } from '@/lib/availability/list-slots';
import { type Context, inPractice } from '@/lib/context';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';

/** How far one page of the picker looks for its five open days, and how far back for the five before. */
const ahead = 42;
const back = 28;

type TimesWish = Omit<SlotsWish, 'days' | 'from'> & {
  readonly timeZone: string;
  readonly from?: LocalDate | undefined;
  readonly day?: LocalDate | undefined;
  readonly part?: TimeView['part'] | undefined;
};

/** What the time picker shows; null when the reason is not this practitioner's. A first day in the past is today. */
export async function readTimes(ctx: Context, { timeZone, from: wished, day, part, ...wish }: TimesWish): Promise<TimeView | null> {
  const today = localDateAt(ctx.clock.now().getTime(), timeZone);
  const from = wished ? laterOf(wished, today) : today;
  const [slots, hours] = await Promise.all([
    listSlots(ctx, { ...wish, from, days: ahead }),
    inPractice(ctx, (tx) => openHours(tx, { from: addDays(from, -back), days: back + ahead, practitionerIds: [wish.practitionerId] })),
  ]);
  if (!slots.ok) return null;
  const openDates = hours.columns.flatMap(({ open }) => open.map(({ start }) => localDateAt(start, timeZone)));
  return timeView({
    zone: timeZone,
    today,
    from,
    openDates,
    starts: slots.value.slots.map(({ start }) => start),
    nextAvailable: slots.value.nextAvailable,
    wishedDay: day ?? null,
    wishedPart: part ?? null,
  });
}

/** The three free starts nearest to one that was refused, ascending. Epoch milliseconds. */
export async function nearestTimes(
  ctx: Context,
  wish: Omit<SlotsWish, 'days' | 'from'>,
  timeZone: string,
  wished: number,
): Promise<number[]> {
  const today = localDateAt(ctx.clock.now().getTime(), timeZone);
  const slots = await listSlots(ctx, { ...wish, from: laterOf(today, addDays(localDateAt(wished, timeZone), -7)), days: ahead });
  const starts = slots.ok ? [...new Set(slots.value.slots.map(({ start }) => start))] : [];
  return starts
    .sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished))
    .slice(0, 3)
    .sort((a, b) => a - b);
}

/** Dates written YYYY-MM-DD order as texts. */
const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

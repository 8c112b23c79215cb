import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import type { SlotsError } from './errors';
import { type Offer, offersOf, placesOf } from './offers';
import { readAgenda } from './read-agenda';
import type { VisitMode } from './schema';

const DAY = 86_400_000;
export const mostDays = 92;
/** How far "next free time" looks when the window itself offers nothing. */
const lookAheadDays = 120;

export type SlotsWish = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  /** Local date of the practice; today when absent. */
  readonly from?: LocalDate | undefined;
  readonly days: number;
  readonly site?: Id<'site'> | undefined;
  readonly mode?: VisitMode | undefined;
};
export type Slots = {
  readonly timeZone: string;
  readonly from: LocalDate;
  readonly slots: readonly Offer[];
  readonly nextAvailable: number | null;
};

/**
 * Free times of one practitioner for one reason over `days` local dates (92 at most), in epoch milliseconds, ascending.
 * `nextAvailable` is the first free start from `from` on, searched up to 120 days ahead. Online rules apply: notice, horizon, limits.
 */
export async function listSlots(ctx: Context, wish: SlotsWish): Promise<Result<Slots, SlotsError>> {
  if (wish.days > mostDays) return err({ code: 'availability.window_too_long', mostDays });
  const now = ctx.clock.now().getTime();

  return inPractice(ctx, async (tx) => {
    // The practice's zone is only known once read: two days of slack on each side cover any offset and any buffer.
    const start = wish.from ? Date.parse(`${wish.from}T00:00:00Z`) : now;
    const reach = (days: number) => ({
      practitionerId: wish.practitionerId,
      reasonId: wish.reasonId,
      from: new Date(start - 2 * DAY),
      to: new Date(start + (days + 2) * DAY),
    });
    const agenda = await readAgenda(tx, reach(wish.days));
    if (!agenda) return err({ code: 'availability.reason_not_found' });

    const from = wish.from ?? localDateAt(now, agenda.timeZone);
    const places = placesOf(agenda, wish);
    const slots = agenda.reason.bookableOnline ? offersOf(agenda, places, { now, from, days: wish.days }) : [];
    const first = slots[0]?.start;
    if (first !== undefined || !agenda.reason.bookableOnline)
      return ok({ timeZone: agenda.timeZone, from, slots, nextAvailable: first ?? null });

    const later = await readAgenda(tx, reach(wish.days + lookAheadDays));
    const next = later && offersOf(later, places, { now, from: addDays(from, wish.days), days: lookAheadDays })[0];
    return ok({ timeZone: agenda.timeZone, from, slots, nextAvailable: next?.start ?? null });
  });
}

/** An instant with the practice's offset, as the API and the pages write it. */
export const written = (ms: number, timeZone: string) => zoneOf(timeZone).format(ms);

import { type Context, ofPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { dateOfDay, dayNumber, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import type { SlotsError } from './errors';
import { audienceRefusal, type Offer, offersFor } from './offers';
import { readAgenda } from './read-agenda';

const DAY = 86_400_000;
export const mostDays = 92;
/** How far "next free time" looks when the window itself offers nothing. */
const lookAheadDays = 120;
/** Nothing is planned so far ahead; from here on the search for the next free time would run past the year 9999. */
const lastFrom: LocalDate = '9998-12-31';

export type SlotsWish = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  /** Local date of the practice; today when absent. */
  readonly from?: LocalDate | undefined;
  readonly days: number;
  readonly site?: Id<'site'> | undefined;
  readonly mode?: VisitMode | undefined;
  /** What the visitor says of having come before; unsaid, nothing kept for known patients is offered. */
  readonly known?: boolean | undefined;
  /** Whose own limit counts: a patient who is signed in or holds a link. */
  readonly patientId?: Id<'patient'> | undefined;
  /** The appointment that is to be moved: not in its own way, and not counted against itself. */
  readonly except?: Id<'appointment'> | undefined;
};
export type Slots = {
  readonly timeZone: string;
  readonly from: LocalDate;
  readonly slots: readonly Offer[];
  readonly nextAvailable: number | null;
};

/**
 * Free times of one practitioner for one reason over `days` local dates (92 at most), in epoch milliseconds, ascending.
 * `nextAvailable` is the first free start from `from` on, searched up to 120 days past the dates asked for, or past today. Online rules apply: notice, horizon, limits.
 * Empty for a reason that is not booked online, or not meant for new or known patients as the visitor says to be one.
 */
export async function listSlots(ctx: Context, wish: SlotsWish): Promise<Result<Slots, SlotsError>> {
  if (wish.days > mostDays) return err({ code: 'availability.window_too_long', mostDays });
  const now = ctx.clock.now().getTime();
  const agenda = await readAgenda(ofPractice(ctx), { ...wish, ...windowAround(wish.from, wish.days, now) });
  if (!agenda) return err({ code: 'availability.reason_not_found' });
  const { timeZone } = agenda;
  const from = wish.from ?? localDateAt(now, timeZone);
  const slots = offersFor(agenda, wish, { now, from, days: wish.days });
  const first = slots[0]?.start;
  if (first !== undefined || from > lastFrom || audienceRefusal(agenda, wish))
    return ok({ timeZone, from, slots, nextAvailable: first ?? null });

  // What is past offers nothing: the search begins today at the earliest.
  const searched = dateOfDay(Math.max(dayNumber(from) + wish.days, zoneOf(timeZone).dayAt(now)));
  const later = await readAgenda(ofPractice(ctx), { ...wish, ...windowAround(searched, lookAheadDays, now) });
  const next = later && offersFor(later, wish, { now, from: searched, days: lookAheadDays })[0];
  return ok({ timeZone, from, slots, nextAvailable: next?.start ?? null });
}

/** What to read for so many dates: the practice's zone is only known once read, and two days on each side cover any offset and any buffer. */
export const windowAround = (from: LocalDate | undefined, days: number, now: number) => {
  const start = from ? Date.parse(`${from}T00:00:00Z`) : now;
  return { from: new Date(start - 2 * DAY), to: new Date(start + (days + 2) * DAY) };
};

/** An instant with the practice's offset, as the API and the pages write it. */
export const written = (ms: number, timeZone: string) => zoneOf(timeZone).format(ms);

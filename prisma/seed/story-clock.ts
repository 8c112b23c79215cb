import type { OpenContext } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Both practices keep it. */
export const timeZone = 'Europe/Paris';

/** The story has its own time: it is set before each act, so that what happened last Tuesday is written as of last Tuesday. */
type StoryClock = Clock & { turnTo(at: Date | number): void };

const storyClock = (start: Date): StoryClock => {
  let at = start;
  return {
    now: () => at,
    turnTo: (next) => {
      at = new Date(next);
    },
  };
};

/** A thread of the story with a clock of its own: what happens beside it does not move it. */
export type Thread = OpenContext & { readonly clock: StoryClock };
export const threadFrom = (open: OpenContext, at: Date): Thread => ({ ...open, clock: storyClock(at) });

/** An hour of a date on the practices' wall clock. */
export const hourOf = (date: LocalDate, hour: number): number => zoneOf(timeZone).firstInstantOf(dayNumber(date), hour * 60);

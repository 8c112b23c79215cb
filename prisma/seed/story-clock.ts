import type { Clock } from '@/lib/core/clock';

/** The story has its own time: it is set before each act, so that what happened last Tuesday is written as of last Tuesday. */
export type StoryClock = Clock & { turnTo(at: Date): void };

export const storyClock = (start: Date): StoryClock => {
  let at = start;
  return {
    now: () => at,
    turnTo: (next) => {
      at = next;
    },
  };
};

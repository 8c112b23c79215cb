import type { Posting, Schedule } from '@/lib/platform/queue';

/** Beyond what a clock is put right by. */
const least = 5 * 60_000;

/**
 * Answers, asked again and again, whether the clock has jumped ahead since the last time: it was moved (local mode), or the machine slept.
 * @param monotonicMs milliseconds that pass whatever the clock shows, and stand still while the machine sleeps.
 */
export function jumpsOf(): (now: Date, monotonicMs: number) => boolean {
  let before: { readonly at: number; readonly passed: number } | null = null;
  return (now, monotonicMs) => {
    const ahead = before ? now.getTime() - before.at - (monotonicMs - before.passed) : 0;
    before = { at: now.getTime(), passed: monotonicMs };
    return ahead > least;
  };
}

/**
 * What the time jumped over, once each: the queue keeps recurring jobs by the machine’s own time, and would do them only when that comes
 * round. Those that recur within a few minutes anyway are left out. Several workers ask for the same jobs.
 */
export const madeUp = (schedules: readonly Schedule[], now: Date): Posting[] =>
  schedules
    .filter((one) => 'pattern' in one || one.everySeconds >= 300)
    .map(({ request }) => ({ id: `made-up.${request.job.name}.${Math.floor(now.getTime() / 60_000)}`, request }));

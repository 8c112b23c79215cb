import { writeInPractice } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import { performTimer } from '@/lib/lifecycle/perform-timer';
import { runDue } from '@/lib/lifecycle/run-due';
import type { LifecycleState, LivingState } from '@/lib/lifecycle/schema';
import type { Posting } from '@/lib/platform/queue';
import type { House } from './house';

/** Puts a practice where a test wants it, by no transition at all. */
export const putAt = (house: House, state: LifecycleState, before: LivingState | null = state === 'deletion_requested' ? 'active' : null) =>
  writeInPractice(house.system, ({ db }) =>
    db.practice.update({ where: { id: house.practiceId }, data: { lifecycleState: state, beforeDeletion: before }, select: { id: true } }),
  );

export const standingOf = async (house: House) =>
  writeInPractice(house.system, ({ db }) =>
    db.practice.findUniqueOrThrow({
      where: { id: house.practiceId },
      select: { lifecycleState: true, beforeDeletion: true, lifecycleSince: true },
    }),
  );

/** Rings for what is due in this practice by that clock and does it, as often as something is, as the worker would. */
export async function workOffDue(house: House, clock: Clock): Promise<number> {
  let done = 0;
  for (;;) {
    const posted: Posting[] = [];
    await runDue({ db: house.db, clock, publish: async (postings) => void posted.push(...postings) });
    const own = posted.flatMap(({ request }) => {
      const { practiceId, timerId } = request.payload as Parameters<typeof performTimer>[1] & { practiceId: string };
      return practiceId === house.practiceId ? [timerId] : [];
    });
    if (own.length === 0) return done;
    for (const timerId of own) await performTimer(house.as(house.system.actor, clock), { timerId });
    done += own.length;
  }
}

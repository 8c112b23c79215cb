import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import { keepStanding, lockStanding } from './data';
import type { LivingState } from './schema';
import { dropTimers, setTimersOf } from './set-timer';
import { transition } from './transition';
import { type Because, timersIn, transitionOf } from './transitions';

/**
 * Goes there if the table has a way from where the practice stands, and otherwise leaves it: news of payments may come twice or in any
 * order. While a deletion is asked for, it changes where the practice would be had it never asked.
 * @returns whether anything changed.
 */
export async function goTo(tx: InPractice, to: LivingState, because: Because): Promise<boolean> {
  const standing = await lockStanding(tx);
  if (standing.state !== 'deletion_requested') return (await transition(tx, to, because)).ok;
  const { before } = standing;
  if (!before || !transitionOf(before, to, because)) return false;
  await keepStanding(tx, { ...standing, before: to });
  await dropTimers(tx, timersIn[before]);
  // Days of grace are promised as days of full access: they begin when the request is withdrawn.
  if (to === 'past_due') await setTimersOf(tx, to);
  await recordAudit(tx, 'lifecycle.lapsed_meanwhile', tx.actor.practiceId, { from: before, to, because });
  return true;
}

import type { InPractice } from '@/lib/context';
import type { Result } from '@/lib/core/result';
import { lockStanding } from './data';
import type { TransitionError } from './errors';
import { goTo } from './go-to';
import { setTimer, setTimersOf } from './set-timer';
import { tell } from './tell';
import { transition } from './transition';
import { afterDays, periods } from './transitions';

/** T1: a practice signed up. Its row stands in `trial` already; this sets what ends it and welcomes the owner. */
export async function startTrial(tx: InPractice): Promise<void> {
  await setTimersOf(tx, 'trial');
  const now = tx.clock.now();
  await tell(tx, { kind: 'welcome', to: 'owners', forPeriod: now.toISOString(), happensAt: afterDays(now, periods.trialDays) });
}

/** T2: a payment is confirmed. Says whether anything changed: told twice, or late, it changes nothing. */
export const enterActive = (tx: InPractice): Promise<boolean> => goTo(tx, 'active', 'payment_confirmed');

/** T4: a renewal was refused; 14 days to pay begin. */
export const enterPastDue = (tx: InPractice): Promise<boolean> => goTo(tx, 'past_due', 'renewal_refused');

/** T5 or T6: the unpaid days are over, or a cancelled subscription has reached its paid end. Seven days of full access begin. */
export const enterGrace = (tx: InPractice, because: 'unpaid' | 'subscription_over'): Promise<boolean> => goTo(tx, 'grace', because);

/** T8: every member is told now, 15 and 3 days before. @returns when it executes. */
export async function requestDeletionState(tx: InPractice): Promise<Result<{ executesAt: Date }, TransitionError>> {
  const now = tx.clock.now();
  const executesAt = afterDays(now, periods.deletionDays);
  const forPeriod = now.toISOString();
  const { state } = await lockStanding(tx);
  if (state !== 'deletion_requested' && state !== 'deleted') {
    await setTimer(tx, { kind: 'deletion_due', dueAt: executesAt, forPeriod });
    for (const days of [15, 3])
      await setTimer(tx, { kind: 'deletion_ending', dueAt: afterDays(executesAt, -days), forPeriod: `${forPeriod}.${days}d` });
    await tell(tx, { kind: 'deletion_requested', to: 'members', forPeriod, happensAt: executesAt });
  }
  const done = await transition(tx, 'deletion_requested', 'deletion_asked');
  return done.ok ? { ok: true, value: { executesAt } } : done;
}

/** T9: to where the practice would be had it never asked. What lapsed meanwhile opens its days of grace now. */
export async function withdrawDeletionState(tx: InPractice): Promise<Result<null, TransitionError>> {
  const { before } = await lockStanding(tx);
  return transition(tx, before ?? 'trial', 'deletion_withdrawn');
}

/** T10: the request stands and its time is over. Refused in any other state: asked under the row's lock, so exactly one execution follows. */
export const enterDeleted = (tx: InPractice): Promise<Result<null, TransitionError>> => transition(tx, 'deleted', 'deletion_executed');

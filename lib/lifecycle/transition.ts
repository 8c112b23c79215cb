import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { findPlanned, keepStanding, lockStanding, type Standing } from './data';
import type { TransitionError } from './errors';
import { isEnding } from './rules';
import type { LifecycleState } from './schema';
import { dropTimers, setTimersOf } from './set-timer';
import { tell } from './tell';
import { type Because, timersIn, transitionOf } from './transitions';

/**
 * Takes the practice to another state: its row locked and read again, one event, one audit entry, the timers and notices of the new state.
 * Refuses what the table does not have. Call it last: it ends with the chain of the journal.
 */
export async function transition(tx: InPractice, to: LifecycleState, because: Because): Promise<Result<null, TransitionError>> {
  const standing = await lockStanding(tx);
  const found = transitionOf(standing.state, to, because);
  if (!found) return err({ code: 'lifecycle.no_such_transition', from: standing.state, to });

  await keepStanding(tx, { state: to, since: tx.clock.now(), before: beforeOf(standing, to) });
  await keepTimers(tx, standing, to);
  await record(tx, 'lifecycle.changed', { from: standing.state, to });
  const ending = (await findPlanned(tx)).find(({ kind }) => isEnding(kind));
  if (found.notice) await tell(tx, { ...found.notice, forPeriod: tx.clock.now().toISOString(), happensAt: ending?.dueAt ?? null });
  await recordAudit(tx, 'lifecycle.changed', tx.actor.practiceId, { from: standing.state, to, because });
  return ok(null);
}

/** Kept beyond the end: what was asked to be deleted was deleted from there. */
function beforeOf({ state, before }: Standing, to: LifecycleState): Standing['before'] {
  if (to === 'deletion_requested' && state !== 'deletion_requested' && state !== 'deleted') return state;
  return to === 'deleted' ? before : null;
}

/**
 * What belongs to the old state is dropped, what the new one needs is set. While a deletion is asked for the state before runs on unseen:
 * its timers stay, and one withdrawn finds them; what lapsed meanwhile begins its own time only now.
 */
async function keepTimers(tx: InPractice, { state }: Standing, to: LifecycleState): Promise<void> {
  if (to === 'deleted') return void (await dropTimers(tx, Object.values(timersIn).flat()));
  if (to === 'deletion_requested' || state === 'deleted') return;
  await dropTimers(tx, timersIn[state]);
  if (state !== 'deletion_requested') return setTimersOf(tx, to);
  const waiting = (await findPlanned(tx)).some(({ kind }) => timersIn[to].includes(kind));
  if (!waiting && (to === 'grace' || to === 'free_listing')) await setTimersOf(tx, to);
}

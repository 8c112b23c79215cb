import type { InPractice } from '@/lib/context';
import { dropPlanned, keepTimer } from './data';
import type { LivingState, TimerKind } from './schema';
import { afterDays, timersOf } from './transitions';

type Tx = Pick<InPractice, 'db' | 'clock' | 'actor'>;

/** Sets what is due once for that period; set again, it is due at the new time, unless it was performed. */
export const setTimer = (tx: Tx, timer: { readonly kind: TimerKind; readonly dueAt: Date; readonly forPeriod: string }): Promise<void> =>
  keepTimer(tx, timer);

/** What waits of those kinds is performed no more. */
export const dropTimers = (tx: Tx, kinds: readonly TimerKind[]) => dropPlanned(tx, kinds);

/** What a state entered now sets: its ending and the notices before it. */
export async function setTimersOf(tx: Tx, state: LivingState): Promise<void> {
  const since = tx.clock.now();
  for (const { kind, afterDays: days, tag } of timersOf[state] ?? [])
    await setTimer(tx, { kind, dueAt: afterDays(since, days), forPeriod: [since.toISOString(), ...(tag ? [tag] : [])].join('.') });
}

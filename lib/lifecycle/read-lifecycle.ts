import { type Context, inPractice } from '@/lib/context';
import { findPlanned, findStanding } from './data';
import { isEnding } from './rules';
import type { LifecycleState, TimerKind } from './schema';

type Lifecycle = {
  readonly state: LifecycleState;
  readonly since: Date;
  /** What ends the state by itself, and when (an instant); null when nothing does. */
  readonly next: { readonly what: TimerKind; readonly at: Date } | null;
};

/** Where the practice stands, and what comes next by itself. */
export const readLifecycle = (ctx: Context): Promise<Lifecycle> =>
  inPractice(ctx, async (tx) => {
    const standing = await findStanding(tx);
    if (!standing) throw new Error('No such practice');
    const { state, since } = standing;
    const ending = (await findPlanned(tx)).find(({ kind }) => (state === 'deletion_requested' ? kind === 'deletion_due' : isEnding(kind)));
    return { state, since, next: ending ? { what: ending.kind, at: ending.dueAt } : null };
  });

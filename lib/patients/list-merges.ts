import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findMergesInto } from './merging/data';
import { mayKeepFiles } from './policy';

export type StandingMerge = { readonly id: Id<'merge'>; readonly at: Date; readonly undoUntil: Date; readonly canUndo: boolean };

/** The merges a file came out of, the latest first; only the latest can be undone, and only until its time is over. */
export const listMerges = (ctx: Context, patientId: Id<'patient'>): Promise<readonly StandingMerge[]> =>
  inPractice(ctx, async (tx) => {
    if (!mayKeepFiles(tx.actor)) return [];
    const now = tx.clock.now();
    const merges = await findMergesInto(tx, patientId);
    return merges.map(({ id, mergedAt, undoUntil }, at) => ({ id, at: mergedAt, undoUntil, canUndo: at === 0 && undoUntil > now }));
  });

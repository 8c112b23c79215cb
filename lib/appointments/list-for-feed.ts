import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { mayWorkInAgenda } from './policy';
import { findBetween } from './views/data';

/** A time an agenda is taken, for another calendar: nothing of whom or of why. */
export type FeedTime = { readonly id: Id<'appointment'>; readonly version: number; readonly start: Date; readonly end: Date };

/**
 * The appointments of one practitioner that touch [from, to), by start, as another calendar may know them. Without holds, cancelled ones
 * and absences of patients; a group visit counts once. Empty for whoever does not work there.
 */
export const listForFeed = (
  ctx: Context,
  { practitionerId, from, to }: { readonly practitionerId: Id<'practitioner'>; readonly from: Date; readonly to: Date },
): Promise<readonly FeedTime[]> =>
  inPractice(ctx, async (tx) => {
    if (!mayWorkInAgenda(tx.actor)) return [];
    const views = await findBetween(tx, { from, to, practitionerIds: [practitionerId], withCancelled: false });
    return views
      .filter(({ status, groupId }) => status !== 'held' && status !== 'no_show' && status !== 'excused' && groupId === null)
      .map(({ id, version, start, end }) => ({ id, version, start, end }));
  });

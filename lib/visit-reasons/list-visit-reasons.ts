import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findReasons } from './data';
import type { VisitReason } from './schema';

/** The reasons in use, of one practitioner or of the whole practice, in the order the practice gave them. */
export const listVisitReasons = (ctx: Context, practitionerId?: Id<'practitioner'>): Promise<readonly VisitReason[]> =>
  inPractice(ctx, (tx) => findReasons(tx, practitionerId ? { practitionerId } : {}));

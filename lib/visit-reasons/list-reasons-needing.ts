import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findReasons } from './data';
import type { VisitReason } from './schema';

/** The reasons in use that may ask for one room or piece of equipment, inside the caller's transaction. */
export const listReasonsNeeding = async (tx: InPractice, resource: Id<'resource'>): Promise<readonly VisitReason[]> =>
  (await findReasons(tx, {})).filter(({ resourceNeeds }) => resourceNeeds.flat().includes(resource));

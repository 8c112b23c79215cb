import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isDeceased } from './is-deceased';
import { findStanding } from './restriction/data';
import type { Objection } from './rules';

/**
 * Whether something may be sent to this patient that they did not ask for and need not have: not to one who died, whose file is restricted
 * or gone, or who objected to it. Ask in the transaction that sends, so that a no counts at once.
 */
export async function mayBeWrittenTo(tx: InPractice, id: Id<'patient'>, about?: Objection): Promise<boolean> {
  if (await isDeceased(tx, id)) return false;
  const standing = await findStanding(tx, id);
  return standing !== null && standing.restriction === null && !(about && standing.objectsTo.includes(about));
}

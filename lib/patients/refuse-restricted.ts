import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findStanding, type Standing } from './restriction/data';

export type Restricted = { code: 'patient.restricted'; since: string };

/**
 * Why nothing may be written about this patient just now: the file is restricted (GDPR 18) since `since` (ISO 8601, UTC). Null where it is
 * not. Ask where a verb writes; the database asks again.
 */
export async function refuseRestricted(tx: InPractice, id: Id<'patient'> | null): Promise<Restricted | null> {
  const since = id && (await findStanding(tx, id))?.restriction?.at;
  return since ? { code: 'patient.restricted', since: since.toISOString() } : null;
}

/** Whether the file is only stored, and what the person objected to; null for one that is gone. */
export const readStanding = (tx: InPractice, id: Id<'patient'>): Promise<Standing | null> => findStanding(tx, id);

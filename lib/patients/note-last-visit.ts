import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { setLastVisit } from './last-visit/data';

/** Keeps in the file when this patient was last here; null once no visit has taken place. */
export const noteLastVisit = async (tx: InPractice, id: Id<'patient'>, at: Date | null): Promise<void> => {
  await setLastVisit(tx, id, at);
};

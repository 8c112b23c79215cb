import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isNoted } from './death/data';

/** Whether the practice noted that this patient died: nothing is sent to them any more, of whatever kind. Ask in the transaction that sends. */
export const isDeceased = (tx: InPractice, id: Id<'patient'>): Promise<boolean> => isNoted(tx, id);

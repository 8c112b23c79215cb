import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { deleteLettersOf } from './data';

/** The login is wiped: what was written to it goes in the same transaction. Answers how many rows went. */
export const removeLetters = (tx: Pick<InPractice, 'db'>, accountId: Id<'account'>): Promise<number> => deleteLettersOf(tx, accountId);

import type { InPractice } from '@/lib/context';
import { append } from './ledger/data';
import type { Suppressed } from './ledger/rules';

/**
 * Writes down that somebody or something was erased, in the transaction that erases it, so that a backup from before can forget it again.
 * Call it late: writers of the ledger take turns.
 */
export const suppress = async (tx: Pick<InPractice, 'db' | 'clock'>, suppressed: Omit<Suppressed, 'erasedAt'>): Promise<void> => {
  await append(tx, { ...suppressed, erasedAt: tx.clock.now() });
};

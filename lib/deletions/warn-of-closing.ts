import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findClosing } from './accounts/data';
import { warnedUntil } from './rules';
import { noteWarning } from './unused/data';

/** The letter that warns of a closing for want of use is being written: from now on thirty days, however long ago the closing began. */
export async function warnOfClosing(tx: Pick<InPractice, 'db' | 'clock'>, closingId: Id<'accountDeletion'>): Promise<void> {
  const closing = await findClosing(tx, closingId);
  if (closing?.state !== 'waiting' || closing.cause !== 'unused') return;
  await noteWarning(tx, { ...closing, executeAt: warnedUntil(tx.clock.now()) });
}

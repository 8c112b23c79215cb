import type { InPractice } from '@/lib/context';
import { type AboutWhat, findOutcome } from './data';

/**
 * What became of a letter: when it left; `pending` while it is on its way; null when it could not be delivered, had nothing to say any more,
 * or its row is past its term.
 */
export async function readOutcome(tx: Pick<InPractice, 'db'>, about: AboutWhat): Promise<Date | 'pending' | null> {
  const letter = await findOutcome(tx, about);
  if (letter?.state === 'sent') return letter.sentAt;
  return letter?.state === 'queued' || letter?.state === 'sending' ? 'pending' : null;
}

import type { InPractice } from '@/lib/context';
import { insertLetter, type Wanted } from './data';

/**
 * Asks for a letter of Prati itself to a login, in the transaction that gives it something to say: both happen or neither does. Asked for
 * again about the same thing it is the same letter. Neither address nor text is kept: both are made when it leaves. A login that is erased is
 * not written to.
 */
export const askForLetter = (tx: Pick<InPractice, 'db' | 'clock'>, wanted: Wanted): Promise<void> => insertLetter(tx, wanted);

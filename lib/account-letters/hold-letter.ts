import type { InPractice } from '@/lib/context';
import { findLetter, type LetterChange, type LetterId, lockLetter, updateLetter } from './data';
import type { AccountLetter } from './schema';

type Db = Pick<InPractice, 'db'>;

/** One letter as it stands; null when it went with its account. */
export const readLetter = (tx: Db, id: LetterId): Promise<AccountLetter | null> => findLetter(tx, id);

/** The letter as it stands, held against every other worker until the transaction ends; null while another holds it, or when it is gone. */
export const holdLetter = async (tx: Db, id: LetterId): Promise<AccountLetter | null> =>
  (await lockLetter(tx, id)) ? findLetter(tx, id) : null;

/** Writes down how far a letter that is held has come. */
export const noteLetter = async (tx: Db, id: LetterId, change: LetterChange): Promise<void> => {
  await updateLetter(tx, id, change);
};

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { hmacToken, sha256Hex } from '@/lib/platform/crypto';

type Token = { readonly token: string; readonly hash: string };

const derived = async (tx: InPractice, purpose: string, id: string): Promise<Token> => {
  const key = await tx.keyring.searchKey(tx.db, tx.actor.practiceId, purpose);
  const token = hmacToken(key, id);
  return { token, hash: sha256Hex(token) };
};

/** The capability in the link to one place on the list: it shows the wishes, changes them, and leaves. The database keeps its hash. */
export const entryToken = (tx: InPractice, id: Id<'waitingEntry'>) => derived(tx, 'waiting-link', id);
/** The capability in the link of one offer: it takes it or declines it. */
export const offerToken = (tx: InPractice, id: Id<'waitingOffer'>) => derived(tx, 'waiting-offer-link', id);

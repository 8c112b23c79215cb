import type { InPractice, OpenContext } from '@/lib/context';
import { inScope } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { sameText, sha256Hex } from '@/lib/platform/crypto';
import { findEntry, findEntryByHash, type LockedEntry, lockEntry } from './entries/data';
import type { WaitingError } from './errors';
import { findOffer, findOfferByHash, type OfferRow } from './offers/data';
import { proofHours } from './rules';

/** Whoever followed the link to a place on the list. */
export type PlaceBy = { readonly entryId: Id<'waitingEntry'>; readonly token: string };
/** Whoever followed the link of an offer. */
export type OfferBy = { readonly offerId: Id<'waitingOffer'>; readonly token: string };

/** The place a link opens, and its practice; null when no such link exists. */
export const findByPlaceToken = (open: OpenContext, token: string) => {
  const hash = sha256Hex(token);
  return inScope(open, { capability: hash }, ({ db }) => findEntryByHash(db, hash));
};
/** The offer a link opens, and its practice; null when no such link exists. */
export const findByOfferToken = (open: OpenContext, token: string) => {
  const hash = sha256Hex(token);
  return inScope(open, { capability: hash }, ({ db }) => findOfferByHash(db, hash));
};

/** The row of whoever shows its token, locked; a wrong token and an unknown place get the same answer, and so does a proof a day old. */
export const requirePlace = async (tx: InPractice, by: PlaceBy): Promise<Result<LockedEntry, WaitingError>> =>
  judge(tx, by, await lockEntry(tx, by.entryId));

/** The same for who only looks: nobody waits for them. */
export const showPlace = async (tx: InPractice, by: PlaceBy): Promise<Result<LockedEntry, WaitingError>> =>
  judge(tx, by, await findEntry(tx, by.entryId));

function judge(tx: InPractice, { token }: PlaceBy, entry: LockedEntry | null): Result<LockedEntry, WaitingError> {
  if (!entry?.tokenHash || !sameText(entry.tokenHash, sha256Hex(token))) return err({ code: 'waiting.entry_unknown' });
  const proofEnds = addMinutes(entry.createdAt, minutes(proofHours * 60));
  if (entry.status === 'asked' && proofEnds <= tx.clock.now()) return err({ code: 'waiting.link_over' });
  return ok(entry);
}

export async function requireOffer(tx: InPractice, { offerId, token }: OfferBy): Promise<Result<OfferRow, WaitingError>> {
  const offer = await findOffer(tx, offerId);
  return offer && sameText(offer.tokenHash, sha256Hex(token)) ? ok(offer) : err({ code: 'waiting.offer_unknown' });
}

import { manageToken } from '@/lib/appointments/manage-token';
import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readHeldTime } from './end-offer';
import type { WaitingError } from './errors';
import { findOffer } from './offers/data';
import { type OfferBy, requireOffer } from './own-place';
import type { OfferView } from './schema';
import { entryToken, offerToken } from './tokens';
import { findEntryView } from './views/data';

/** An offer for whoever has its link: what is offered until when, and the link of the appointment once it was taken. */
export const readOffer = (
  ctx: Context,
  by: OfferBy,
): Promise<Result<{ readonly offer: OfferView; readonly placeToken: string; readonly appointmentToken: string | null }, WaitingError>> =>
  inPractice(ctx, async (tx) => {
    const found = await requireOffer(tx, by);
    if (!found.ok) return found;
    const offer = await findOfferView(tx, by.offerId);
    if (!offer) return err({ code: 'waiting.offer_unknown' });
    const { token: placeToken } = await entryToken(tx, offer.entry.id);
    // Taken, the hold is the appointment; or it let go, and the visit they had stands at its time.
    const theirs = offer.time.patientId === null ? offer.entry.visit?.id : offer.time.id;
    const appointmentToken = offer.status === 'taken' && theirs ? (await manageToken(tx, theirs)).token : null;
    return ok({ offer, placeToken, appointmentToken });
  });

/** The link of the visit somebody on the list has, to move it by hand; null when they have none. Make it only after a link was compared. */
export const readVisitLink = (ctx: Context, entryId: Id<'waitingEntry'>): Promise<string | null> =>
  inPractice(ctx, async (tx) => {
    const visit = (await findEntryView(tx, entryId))?.visit;
    return visit ? (await manageToken(tx, visit.id)).token : null;
  });

/** What the offer's mail says: null once it is no longer of use. */
export async function readOfferForMail(tx: InPractice, id: Id<'waitingOffer'>) {
  const offer = await findOfferView(tx, id);
  if (!offer?.isLive || !offer.entry.patientId) return null;
  const [answer, place] = [await offerToken(tx, id), await entryToken(tx, offer.entry.id)];
  return { offer, patientId: offer.entry.patientId, answer: `/waiting/offer/${answer.token}`, place: `/waiting/${place.token}` };
}

async function findOfferView(tx: InPractice, id: Id<'waitingOffer'>): Promise<OfferView | null> {
  const row = await findOffer(tx, id);
  const entry = row && (await findEntryView(tx, row.entryId));
  if (!row || !entry) return null;
  const { status, expiresAt, holdId } = row;
  const isLive = status === 'open' && expiresAt > tx.clock.now();
  return { id, status, isLive, expiresAt, time: await readHeldTime(tx, holdId), entry };
}

import type { Id } from '@/lib/core/id';
import { type DeliveryContext, deliver } from '@/lib/notifications/deliver';
import { notMeToken } from '@/lib/notifications/not-me-token';
import type { DeliveryOutcome } from '@/lib/notifications/schema';
import { waitingOfferLetter } from '@/lib/notifications/templates/waiting-offer';
import { contactOf } from './contact-of';
import { readOfferForMail } from './read-offer';

/** Mails an offer with the link that answers it, once; nothing when it was answered, taken back or has run out. */
export const sendOffer = (
  ctx: DeliveryContext,
  { offerId, again }: { readonly offerId: Id<'waitingOffer'>; readonly again?: number | undefined },
): Promise<DeliveryOutcome> =>
  deliver(ctx, { kind: 'waiting_offer', subjectId: offerId, version: 1, again }, async (tx) => {
    const found = await readOfferForMail(tx, offerId);
    if (!found) return null;
    const { offer, patientId, answer } = found;
    const about = { patientId };
    const to = await contactOf(tx, { entryId: offer.entry.id, patientId });
    if (!to) return { unreachable: 'contact.missing', about };
    const notMe = `${ctx.appUrl}/not-me/${notMeToken(tx.keyring, { practiceId: tx.actor.practiceId, patientId }, to)}`;
    const { time, expiresAt, entry } = offer;
    return {
      to,
      about,
      letter: waitingOfferLetter({ ...time, locale: entry.locale, expiresAt }, { answer: `${ctx.appUrl}${answer}`, notMe }),
    };
  });

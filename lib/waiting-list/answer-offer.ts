import { linkActor } from '@/lib/access/system';
import { competing } from '@/lib/appointments/contention';
import { takeHeld } from '@/lib/appointments/take-held';
import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { GatedAct } from '@/lib/lifecycle/acts';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { isBlockedOnline } from '@/lib/patients/is-blocked-online';
import { endOffer, lockAgendaOf } from './end-offer';
import { endEntry, findContact, lockEntry } from './entries/data';
import type { WaitingError } from './errors';
import { answerOffer, findOffer } from './offers/data';
import { type OfferBy, requireOffer } from './own-place';
import { findEntryView } from './views/data';

/**
 * "Prendre ce rendez-vous": the held time becomes theirs, as a new appointment or by moving the one they have, whose time is free in the
 * same step. Of any number of presses one counts. Refuses with `waiting.offer_over` what ran out or was answered; the place stays; and who was
 * blocked from booking online since it was offered.
 */
export const takeOffer = (ctx: Context, by: OfferBy): Promise<Result<{ readonly appointmentId: Id<'appointment'> }, WaitingError>> =>
  underLock(ctx, 'waiting_list.take_offer', by, async (tx) => {
    const offer = await findOffer(tx, by.offerId);
    if (offer?.status !== 'open' || offer.expiresAt <= tx.clock.now()) return err({ code: 'waiting.offer_over' });
    const locked = await lockEntry(tx, offer.entryId);
    const entry = await findEntryView(tx, offer.entryId);
    if (locked?.status !== 'waiting' || !entry?.patientId) return err({ code: 'waiting.offer_over' });
    if (await isBlockedOnline(tx, entry.patientId)) return err({ code: 'waiting.patient_blocked' });
    const email = await findContact(tx, offer.entryId);
    await answerOffer(tx, by.offerId, 'taken');
    await endEntry(tx, offer.entryId, 'taken');
    const visit = entry.visit?.id ?? null;
    const holder = { ...tx, actor: linkActor(tx.actor.practiceId, visit ?? offer.holdId) };
    const taken = await takeHeld(holder, { hold: offer.holdId, patientId: entry.patientId, visit, email });
    if (taken.ok) return ok({ appointmentId: taken.value });
    throw new OfferGone();
  }).catch((error: unknown) => {
    if (error instanceof OfferGone) return err({ code: 'waiting.offer_over' });
    throw error;
  });

/** Undoes the transaction: the time could not be given after all. */
class OfferGone extends Error {
  override readonly name = 'OfferGone';
}

/** "Non merci": the time goes to the next at once; the place on the list stays. Declining what is over changes nothing. */
export const declineOffer = (ctx: Context, by: OfferBy): Promise<Result<null, WaitingError>> =>
  underLock(ctx, 'waiting_list.decline_offer', by, async (tx) => {
    const offer = await findOffer(tx, by.offerId);
    if (offer && (await endOffer(tx, by.offerId, 'declined'))) await recordAudit(tx, 'waiting_list.declined', offer.entryId, {});
    return ok(null);
  });

const underLock = <T>(
  ctx: Context,
  act: GatedAct,
  by: OfferBy,
  work: (tx: InPractice) => Promise<Result<T, WaitingError>>,
): Promise<Result<T, WaitingError>> =>
  competing(
    () =>
      changeInPractice(ctx, act, async (tx) => {
        const found = await requireOffer(tx, by);
        if (!found.ok) return found;
        await lockAgendaOf(tx, by.offerId);
        return work(tx);
      }),
    async () => err({ code: 'waiting.agenda_busy' }),
  );

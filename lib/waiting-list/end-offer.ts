import { linkActor } from '@/lib/access/system';
import { letGo } from '@/lib/appointments/hold-for';
import { readAppointment } from '@/lib/appointments/read-appointment';
import type { AppointmentView } from '@/lib/appointments/schema';
import { lockAgenda } from '@/lib/appointments/take-time';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { answerOffer, findOffer } from './offers/data';

/** The time an offer holds or held, whoever asks: its link was compared before. */
export async function readHeldTime(tx: InPractice, hold: Id<'appointment'>): Promise<AppointmentView> {
  const time = await readAppointment({ ...tx, actor: linkActor(tx.actor.practiceId, hold) }, hold);
  if (!time) throw new Error('an offer without the time it holds');
  return time;
}

/** Locks the agenda an offer's time is in: before the rows of the list, always. */
export async function lockAgendaOf(tx: InPractice, offerId: Id<'waitingOffer'>): Promise<void> {
  const offer = await findOffer(tx, offerId);
  if (offer) await lockAgenda(tx, (await readHeldTime(tx, offer.holdId)).practitionerId);
}

/**
 * Ends an open offer and lets its time go, which the next in line then hears of; false when it was answered already. Under the agenda's
 * lock.
 */
export async function endOffer(tx: InPractice, offerId: Id<'waitingOffer'>, to: 'declined' | 'lapsed'): Promise<boolean> {
  const offer = await findOffer(tx, offerId);
  if (!offer || !(await answerOffer(tx, offerId, to))) return false;
  await letGo(tx, offer.holdId);
  await record(tx, 'waiting_list.offer_ended', { offerId });
  return true;
}

import { manageToken } from '@/lib/appointments/manage-token';
import { readAppointment } from '@/lib/appointments/read-appointment';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { addressOf } from '@/lib/notifications/address-of';
import { type DeliveryContext, deliver } from '@/lib/notifications/deliver';
import type { DeliveryOutcome } from '@/lib/notifications/schema';
import { appointmentLetter } from '@/lib/notifications/templates/about-appointment';
import { mayBeWrittenTo } from '@/lib/patients/may-be-written-to';
import { findReminder, lockReminder, lockVisit, postponeReminder, settleReminder } from './data';
import { isRemindedOf } from './plan-reminders';
import { turnOf } from './rules';

type Which = { readonly reminderId: Id<'reminder'>; readonly again?: number | undefined };

/**
 * Sends one reminder, once: everything is read again, and one whose visit was moved or cancelled, whose patient cannot be reached or whose
 * turn has passed is dropped; one that has to wait (quiet hours that changed) waits in the database.
 */
export async function sendReminder(ctx: DeliveryContext, { reminderId, again }: Which): Promise<DeliveryOutcome> {
  const turn = await keepInPractice(ctx, 'reminders.send', (tx) => takeTurn(tx, reminderId));
  if (turn !== 'go') return turn;
  return deliver(ctx, { kind: 'appointment_reminder', subjectId: reminderId, version: 1, again }, async (tx) => {
    const reminder = await lockReminder(tx, reminderId);
    if (!reminder || reminder.state === 'dropped') return null;
    const appointment = await readAppointment(tx, reminder.appointmentId);
    const stands = appointment && isRemindedOf(appointment) && appointment.start.getTime() === reminder.forStart.getTime();
    const reached =
      stands && appointment.start > tx.clock.now() && appointment.patientId
        ? (await mayBeWrittenTo(tx, appointment.patientId, 'reminders')) && (await addressOf(tx, appointment.patientId, appointment.id))
        : null;
    if (!appointment || !reached) {
      await settleReminder(tx, reminderId, 'dropped');
      return null;
    }
    await settleReminder(tx, reminderId, 'sent');
    if ('unreachable' in reached) return reached;
    const { token } = await manageToken(tx, appointment.id);
    const links = {
      manage: `${ctx.appUrl}/manage/${token}`,
      book: `${ctx.appUrl}/book/${appointment.practitionerSlug}`,
      notMe: `${ctx.appUrl}${reached.notMe}`,
    };
    return { ...reached, letter: appointmentLetter('appointment_reminder', appointment, links, tx.clock.now()) };
  });
}

/** What the bell means for it now. One that was sent goes on to its delivery, which knows whether it arrived. */
async function takeTurn(tx: InPractice, id: Id<'reminder'>): Promise<'go' | 'dropped' | 'waiting'> {
  const found = await findReminder(tx, id);
  // The appointment first: whoever plans its reminders locks in this order too.
  const visit = found && (await lockVisit(tx, found.appointmentId));
  const reminder = await lockReminder(tx, id);
  if (!reminder || reminder.state === 'dropped') return 'dropped';
  if (reminder.state === 'sent') return 'go';
  const stands = visit && isRemindedOf(visit) && visit.start.getTime() === reminder.forStart.getTime();
  const turn = stands ? turnOf(reminder.rule, visit, tx.clock.now()) : 'drop';
  if (turn === 'go') return 'go';
  if (turn === 'drop') await settleReminder(tx, id, 'dropped');
  else await postponeReminder(tx, id, turn.later);
  return turn === 'drop' ? 'dropped' : 'waiting';
}

import { manageToken } from '@/lib/appointments/manage-token';
import { readAppointment } from '@/lib/appointments/read-appointment';
import { readContactEmail } from '@/lib/appointments/read-contact-email';
import type { Status } from '@/lib/appointments/schema';
import type { Id } from '@/lib/core/id';
import { readIdentities } from '@/lib/patients/read-patients';
import { type DeliveryContext, deliver } from './deliver';
import { type AppointmentKind, appointmentLetter } from './templates/about-appointment';

export type AboutAppointment = { readonly appointmentId: Id<'appointment'>; readonly version: number };

/** In which states each message is still true. */
const trueWhile: Record<AppointmentKind, readonly Status[]> = {
  appointment_confirmation: ['booked', 'confirmed'],
  appointment_moved: ['booked', 'confirmed'],
  appointment_cancellation: ['cancelled'],
};

/**
 * Tells the patient what became of an appointment, in the appointment's language, at the address its booking proved, else the one in the patient's file. Nothing is sent
 * when the appointment has changed since (a later message says so) or when there is no address.
 */
export const deliverAboutAppointment = (ctx: DeliveryContext, kind: AppointmentKind, { appointmentId, version }: AboutAppointment) =>
  deliver(ctx, { kind, subjectId: appointmentId, version }, async (tx) => {
    const appointment = await readAppointment(tx, appointmentId);
    if (!appointment?.patientId || appointment.version !== version || !trueWhile[kind].includes(appointment.status)) return null;
    const patient = (await readIdentities(tx, [appointment.patientId])).get(appointment.patientId);
    if (!patient || patient === 'erased') return null;
    const to = (await readContactEmail(tx, appointmentId)) ?? patient.email;
    if (!to) return null;
    const { token } = await manageToken(tx, appointmentId);
    const links = { manage: `${ctx.appUrl}/manage/${token}`, book: `${ctx.appUrl}/p/${appointment.practitionerSlug}` };
    return { to, letter: appointmentLetter(kind, appointment, links, tx.clock.now()) };
  });

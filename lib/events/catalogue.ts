import type { Id } from '@/lib/core/id';

type OfAppointment = { appointmentId: Id<'appointment'> };
type OfAppointmentVersion = OfAppointment & { version: number };

/**
 * Everything that can have happened, with the ids that say to what. A payload never holds a name, an address or a text: it is kept in
 * clear, sent over NOTIFY and handed to the queue.
 */
export type Events = {
  'appointment.held': OfAppointment;
  'appointment.released': OfAppointment;
  'appointment.booked': OfAppointmentVersion;
  'appointment.moved': OfAppointmentVersion;
  'appointment.cancelled': OfAppointmentVersion & { late: boolean };
  'appointment.status_changed': OfAppointment & { from: string; to: string };
  'booking.code_requested': { verificationId: Id<'verification'> };
  'patient.registered': { patientId: Id<'patient'> };
  'patient.contact_differs': { patientId: Id<'patient'> };
  'practice.signed_up': Record<never, never>;
  'practice.settings_changed': { what: string };
  'agenda.rules_changed': { practitionerId: Id<'practitioner'> };
  'member.invited': { invitationId: Id<'invitation'> };
  'member.joined': { memberId: Id<'member'> };
};
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = Events[N];

const names: { [N in EventName]: true } = {
  'appointment.held': true,
  'appointment.released': true,
  'appointment.booked': true,
  'appointment.moved': true,
  'appointment.cancelled': true,
  'appointment.status_changed': true,
  'booking.code_requested': true,
  'patient.registered': true,
  'patient.contact_differs': true,
  'practice.signed_up': true,
  'practice.settings_changed': true,
  'agenda.rules_changed': true,
  'member.invited': true,
  'member.joined': true,
};
export const eventNames = Object.keys(names) as readonly EventName[];
export const isEventName = (value: unknown): value is EventName => typeof value === 'string' && Object.hasOwn(names, value);

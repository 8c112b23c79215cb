import type { Id } from '@/lib/core/id';

type OfAppointment = { appointmentId: Id<'appointment'> };
type OfEntry = { entryId: Id<'waitingEntry'> };
type OfOffer = { offerId: Id<'waitingOffer'> };
type OfAppointmentVersion = OfAppointment & { version: number };

/**
 * Everything that can have happened, with the ids that say to what. A payload never holds a name, an address or a text: it is kept in
 * clear, sent over NOTIFY and handed to the queue.
 */
export type Events = {
  'appointment.held': OfAppointment;
  'appointment.released': OfAppointment;
  'appointment.booked': OfAppointmentVersion;
  /** Brought in from another programme; nobody is told. `reminded`: its reminders are planned. */
  'appointment.imported': OfAppointmentVersion & { reminded: boolean };
  /** Where it was before (ISO 8601) and whether in a room, so that the history can say it and give it back; earlier ones do not say the latter. */
  'appointment.moved': OfAppointmentVersion & {
    fromStart?: string;
    fromEnd?: string;
    fromPractitionerId?: Id<'practitioner'>;
    hadRoom?: boolean;
  };
  /** `by`: who asked for it; earlier ones do not say. */
  'appointment.cancelled': OfAppointmentVersion & { late: boolean; by?: 'patient' | 'third_party' | 'practice' };
  'appointment.restored': OfAppointmentVersion;
  'appointment.status_changed': OfAppointment & { from: string; to: string };
  /** A member decided about a message that waited: now, or never. */
  'appointment.notice_settled': OfAppointment;
  'booking.code_requested': { verificationId: Id<'verification'> };
  'patient.registered': { patientId: Id<'patient'> };
  'patient.contact_differs': { patientId: Id<'patient'> };
  /** Whoever reads the address said it is not the patient's; a member has put it right. */
  'patient.contact_refused': { patientId: Id<'patient'> };
  'patient.contact_restored': { patientId: Id<'patient'> };
  'patient.changed': { patientId: Id<'patient'> };
  'patient.merged': { patientId: Id<'patient'>; mergedId: Id<'patient'> };
  'patient.merge_undone': { patientId: Id<'patient'>; mergedId: Id<'patient'> };
  /** Typed online: the address is to be proved by a mailed link. */
  'waiting_list.proof_asked': OfEntry;
  'waiting_list.joined': OfEntry;
  'waiting_list.left': OfEntry;
  'waiting_list.offered': OfOffer;
  /** Declined, run out or taken back: its time is free for the next. */
  'waiting_list.offer_ended': OfOffer;
  /** A member had a failed message sent anew. */
  'message.resent': { deliveryId: Id<'delivery'> };
  'import.step_asked': { batchId: Id<'importBatch'> };
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
  'appointment.imported': true,
  'appointment.moved': true,
  'appointment.cancelled': true,
  'appointment.restored': true,
  'appointment.status_changed': true,
  'appointment.notice_settled': true,
  'booking.code_requested': true,
  'patient.registered': true,
  'patient.contact_differs': true,
  'patient.contact_refused': true,
  'patient.contact_restored': true,
  'patient.changed': true,
  'patient.merged': true,
  'patient.merge_undone': true,
  'waiting_list.proof_asked': true,
  'waiting_list.joined': true,
  'waiting_list.left': true,
  'waiting_list.offered': true,
  'waiting_list.offer_ended': true,
  'message.resent': true,
  'import.step_asked': true,
  'practice.signed_up': true,
  'practice.settings_changed': true,
  'agenda.rules_changed': true,
  'member.invited': true,
  'member.joined': true,
};
export const eventNames = Object.keys(names) as readonly EventName[];
export const isEventName = (value: unknown): value is EventName => typeof value === 'string' && Object.hasOwn(names, value);

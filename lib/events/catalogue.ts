import type { Id } from '@/lib/core/id';

type OfAppointment = { appointmentId: Id<'appointment'> };
type OfEntry = { entryId: Id<'waitingEntry'> };
type OfOffer = { offerId: Id<'waitingOffer'> };
type OfRequest = { requestId: Id<'rightsRequest'> };
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
  'patient.erased': { patientId: Id<'patient'> };
  'rights.received': OfRequest;
  'rights.extended': OfRequest;
  'rights.restricted': OfRequest;
  /** The person is to hear that a restriction ends, before it does. */
  'rights.lift_announced': OfRequest;
  /** Answered or refused. */
  'rights.closed': OfRequest;
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
  'export.asked': { exportId: Id<'exportJob'> };
  'export.ready': { exportId: Id<'exportJob'> };
  /** A member is to be written to about a breach. */
  'breach.letter_due': { stepId: Id<'breachStep'> };
  'practice.signed_up': Record<never, never>;
  'practice.settings_changed': { what: string };
  /** The practice stands elsewhere between sign-up and deletion. */
  'lifecycle.changed': { from: string; to: string };
  /** A member is to be told. */
  'lifecycle.notice_due': { noticeId: Id<'lifecycleNotice'> };
  /** The waiting time of a deletion is over; whether it still stands is read again. */
  'lifecycle.deletion_due': Record<never, never>;
  /** A period of the practice's subscription is paid and invoiced. */
  'subscription.paid': { paymentId: Id<'subscriptionPayment'> };
  /** A change of the list of sub-processors was announced to the practice: its owners are to be written to. */
  'sub_processor.change_told': { change: number };
  /** An objection was taken back: what was held back because of it may leave. */
  'sub_processor.objection_withdrawn': { change: number };
  'agenda.rules_changed': { practitionerId: Id<'practitioner'> };
  'deletion.requested': { requestId: Id<'deletionRequest'> };
  'deletion.withdrawn': { requestId: Id<'deletionRequest'> };
  /** This patient, who has an account, is to hear that the practice closes. */
  'deletion.patient_told': { patientId: Id<'patient'>; requestId: Id<'deletionRequest'> };
  /** An offer to take the practice's patients over stands elsewhere: to be brought to whom it is for, or told. */
  'handover.offered': { handoverId: Id<'handover'> };
  'handover.changed': { handoverId: Id<'handover'> };
  'account.closing_asked': { closingId: Id<'accountDeletion'> };
  /** Nobody has used it for nearly two years: the letter that warns is to leave. */
  'account.found_unused': { closingId: Id<'accountDeletion'> };
  /** It cannot be taken back any more: the last letter leaves. */
  'account.closing_begun': { closingId: Id<'accountDeletion'> };
  'member.invited': { invitationId: Id<'invitation'> };
  'member.joined': { memberId: Id<'member'> };
  /** A run would have removed more of a category than one does without asking. */
  'retention.stopped': { runId: Id<'retentionRun'>; category: string };
  /** The owner let it go ahead. */
  'retention.confirmed': { runId: Id<'retentionRun'>; category: string };
  'retention.setting_changed': { category: string };
  'legal_hold.opened': { holdId: Id<'legalHold'> };
  'legal_hold.lifted': { holdId: Id<'legalHold'> };
  /** Somebody answered a purpose, or a yes lapsed: whatever it gates is to look again. */
  'consent.changed': { key: string; subject: string; object?: string };
  /** A newsletter is to leave for one member. */
  'campaign.queued': { campaignDeliveryId: Id<'campaignDelivery'> };
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
  'patient.erased': true,
  'rights.received': true,
  'rights.extended': true,
  'rights.restricted': true,
  'rights.lift_announced': true,
  'rights.closed': true,
  'waiting_list.proof_asked': true,
  'waiting_list.joined': true,
  'waiting_list.left': true,
  'waiting_list.offered': true,
  'waiting_list.offer_ended': true,
  'message.resent': true,
  'import.step_asked': true,
  'export.asked': true,
  'export.ready': true,
  'breach.letter_due': true,
  'practice.signed_up': true,
  'practice.settings_changed': true,
  'lifecycle.changed': true,
  'lifecycle.notice_due': true,
  'lifecycle.deletion_due': true,
  'subscription.paid': true,
  'sub_processor.change_told': true,
  'sub_processor.objection_withdrawn': true,
  'agenda.rules_changed': true,
  'deletion.requested': true,
  'deletion.withdrawn': true,
  'deletion.patient_told': true,
  'handover.offered': true,
  'handover.changed': true,
  'account.closing_asked': true,
  'account.found_unused': true,
  'account.closing_begun': true,
  'member.invited': true,
  'member.joined': true,
  'retention.stopped': true,
  'retention.confirmed': true,
  'retention.setting_changed': true,
  'legal_hold.opened': true,
  'legal_hold.lifted': true,
  'consent.changed': true,
  'campaign.queued': true,
};
export const eventNames = Object.keys(names) as readonly EventName[];
export const isEventName = (value: unknown): value is EventName => typeof value === 'string' && Object.hasOwn(names, value);

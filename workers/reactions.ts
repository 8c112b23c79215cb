import * as businessFeed from '@/lib/business-feed/jobs';
import * as campaigns from '@/lib/campaigns/jobs';
import * as consents from '@/lib/consents/jobs';
import { type Integration, integrations } from '@/lib/consents/schema';
import { type Id, idSchema } from '@/lib/core/id';
import type { EventName } from '@/lib/events/catalogue';
import type { RelayedEvent } from '@/lib/events/relay';
import * as exports from '@/lib/exports/jobs';
import * as handovers from '@/lib/handovers/jobs';
import * as imports from '@/lib/imports/jobs';
import * as measurement from '@/lib/measurement/jobs';
import * as notifications from '@/lib/notifications/jobs';
import type { RightsKind } from '@/lib/notifications/schema';
import * as patients from '@/lib/patients/jobs';
import { type JobRequest, request } from '@/lib/platform/jobs';
import * as reminders from '@/lib/reminders/jobs';
import * as retention from '@/lib/retention/jobs';
import * as subscriptions from '@/lib/subscriptions/jobs';
import * as trainingCopies from '@/lib/training-copies/jobs';
import * as waitingList from '@/lib/waiting-list/jobs';

type EventOf<N extends EventName> = Extract<RelayedEvent, { name: N }>;
const nothing = () => [];

/** When or whether an appointment takes place is another: its patient may have to hear of it, and other reminders are due. */
const itChanged = ({ practiceId, payload }: { practiceId: Id<'practice'>; payload: { appointmentId: Id<'appointment'> } }) => [
  request(notifications.tellPatient, { practiceId, appointmentId: payload.appointmentId }),
  request(reminders.planReminders, { practiceId, appointmentId: payload.appointmentId }),
];

/** A time became free: which one stands in the database, the waiting list looks. */
const itFreedTime = ({ practiceId }: { practiceId: Id<'practice'> }) => [request(waitingList.offerFreedTimes, { practiceId })];

/** What looks again when somebody answered, or a yes lapsed: each job asks for itself how the answer stands. */
const followers: Readonly<Partial<Record<string, (of: { practiceId: Id<'practice'>; subject: string }) => JobRequest>>> = {
  analytics_product: ({ practiceId, subject }) =>
    request(measurement.forgetUses, { practiceId, memberId: idSchema('member').parse(subject) }),
  marketing_emails: ({ practiceId, subject }) =>
    request(campaigns.followConsent, { practiceId, memberId: idSchema('member').parse(subject) }),
  public_directory_listing: ({ practiceId }) => request(businessFeed.forgetFeedCopies, { practiceId }),
  ai_training_optin: ({ practiceId }) => request(trainingCopies.dropUnusedCopies, { practiceId }),
  health_data_reuse: ({ practiceId }) => request(trainingCopies.dropUnusedCopies, { practiceId }),
};
const followAnswer = ({ practiceId, payload: { key, subject, object } }: EventOf<'consent.changed'>) => {
  const integration = key === 'third_party_integrations' && integrations.find((one): one is Integration => one === object);
  if (integration) return [request(consents.followSwitchOff, { practiceId, integration, subject })];
  const follower = followers[key];
  return follower ? [follower({ practiceId, subject })] : [];
};

/** The person who asked for a right hears how it stands. */
const tellOfRequest =
  (kind: RightsKind) =>
  ({ practiceId, payload }: { practiceId: Id<'practice'>; payload: { requestId: Id<'rightsRequest'> } }) => [
    request(notifications.sendRightsLetter, { practiceId, kind, ...payload }),
  ];

/** What happens when… An event without a line does not compile. At most one job of a name per event. */
const reactions: { [N in EventName]: (event: EventOf<N>) => readonly JobRequest[] } = {
  'appointment.held': nothing,
  'appointment.released': nothing,
  'appointment.booked': itChanged,
  'appointment.imported': ({ practiceId, payload: { appointmentId, reminded } }) =>
    reminded ? [request(reminders.planReminders, { practiceId, appointmentId })] : [],
  'appointment.moved': (event) => [...itChanged(event), ...itFreedTime(event)],
  'appointment.cancelled': (event) => [...itChanged(event), ...itFreedTime(event)],
  'appointment.restored': itChanged,
  'appointment.status_changed': (event) => {
    const { practiceId, payload } = event;
    const { appointmentId, from, to } = payload;
    if (from === 'no_show' || to === 'no_show')
      return [
        request(patients.judgeAbsences, { practiceId, appointmentId }),
        ...(to === 'no_show' ? [request(notifications.tellAbsence, { practiceId, appointmentId })] : []),
      ];
    return from === 'requested' || from === 'cancelled' ? itChanged(event) : [];
  },
  'appointment.notice_settled': ({ practiceId, payload }) => [request(notifications.tellPatient, { practiceId, ...payload })],
  'booking.code_requested': ({ practiceId, payload }) => [request(notifications.sendCode, { practiceId, ...payload })],
  'patient.registered': ({ practiceId, payload }) => [request(patients.lookForDuplicates, { practiceId, ...payload })],
  'patient.contact_differs': nothing,
  'patient.contact_refused': nothing,
  'patient.contact_restored': nothing,
  'patient.changed': ({ practiceId, payload }) => [request(patients.lookForDuplicates, { practiceId, ...payload })],
  'patient.merged': nothing,
  'patient.merge_undone': nothing,
  'patient.erased': nothing,
  'rights.received': tellOfRequest('rights_received'),
  'rights.extended': tellOfRequest('rights_extended'),
  'rights.restricted': tellOfRequest('rights_restricted'),
  'rights.lift_announced': tellOfRequest('rights_lift'),
  'rights.closed': tellOfRequest('rights_closed'),
  'waiting_list.proof_asked': ({ practiceId, payload }) => [request(notifications.sendWaitingProof, { practiceId, ...payload })],
  'waiting_list.joined': ({ practiceId, payload }) => [request(notifications.sendWaitingWelcome, { practiceId, ...payload })],
  'waiting_list.left': nothing,
  'waiting_list.offered': ({ practiceId, payload }) => [request(notifications.sendWaitingOffer, { practiceId, ...payload })],
  'waiting_list.offer_ended': itFreedTime,
  'message.resent': () => [request(notifications.ringDueDeliveries, {})],
  'import.step_asked': ({ practiceId, payload }) => [request(imports.runBatch, { practiceId, ...payload })],
  'export.asked': ({ practiceId, payload }) => [request(exports.prepareExport, { practiceId, ...payload })],
  'export.ready': nothing,
  'breach.letter_due': ({ practiceId, payload }) => [request(notifications.sendBreachLetter, { practiceId, ...payload })],
  'practice.signed_up': nothing,
  // Its own deadline rings for it: what is due stands in the request.
  'deletion.requested': nothing,
  'deletion.withdrawn': nothing,
  'deletion.patient_told': ({ practiceId, payload: { patientId } }) => [
    request(notifications.tellPracticeClosing, { practiceId, patientId }),
  ],
  'handover.offered': ({ practiceId, payload }) => [request(handovers.placeOffer, { practiceId, ...payload })],
  'handover.changed': ({ practiceId, payload }) => [request(notifications.tellHandover, { practiceId, ...payload })],
  'account.closing_asked': ({ practiceId, payload }) => [request(notifications.tellAccountClosing, { practiceId, ...payload })],
  'account.found_unused': ({ practiceId, payload }) => [request(notifications.tellAccountUnused, { practiceId, ...payload })],
  'account.closing_begun': ({ practiceId, payload }) => [request(notifications.tellAccountClosed, { practiceId, ...payload })],
  'practice.settings_changed': nothing,
  'lifecycle.changed': ({ practiceId }) => [request(imports.goOn, { practiceId })],
  'lifecycle.notice_due': ({ practiceId, payload }) => [request(notifications.sendLifecycleNotice, { practiceId, ...payload })],
  'lifecycle.deletion_due': nothing,
  'subscription.paid': ({ practiceId, payload }) => [request(notifications.sendReceipt, { practiceId, ...payload })],
  'sub_processor.change_told': ({ practiceId, payload }) => [request(notifications.tellSubProcessorChange, { practiceId, ...payload })],
  'sub_processor.objection_withdrawn': ({ practiceId }) => [
    request(notifications.letGoHeld, { practiceId }),
    request(subscriptions.renewSubscription, { practiceId }),
  ],
  'agenda.rules_changed': nothing,
  'member.invited': ({ practiceId, payload }) => [request(notifications.sendInvitation, { practiceId, ...payload })],
  'member.joined': nothing,
  'retention.stopped': nothing,
  'retention.confirmed': ({ practiceId, payload: { runId } }) => [request(retention.runAgain, { practiceId, runId })],
  'retention.setting_changed': nothing,
  'legal_hold.opened': nothing,
  'legal_hold.lifted': nothing,
  'consent.changed': followAnswer,
  'campaign.queued': ({ practiceId, payload }) => [request(notifications.sendCampaign, { practiceId, ...payload })],
};

export const react = <N extends EventName>(event: EventOf<N>): readonly JobRequest[] => {
  const reaction: (event: EventOf<N>) => readonly JobRequest[] = reactions[event.name];
  return reaction(event);
};

import type { Id } from '@/lib/core/id';
import type { EventName } from '@/lib/events/catalogue';
import type { RelayedEvent } from '@/lib/events/relay';
import * as imports from '@/lib/imports/jobs';
import * as notifications from '@/lib/notifications/jobs';
import * as patients from '@/lib/patients/jobs';
import { type JobRequest, request } from '@/lib/platform/jobs';
import * as reminders from '@/lib/reminders/jobs';
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
  'waiting_list.proof_asked': ({ practiceId, payload }) => [request(notifications.sendWaitingProof, { practiceId, ...payload })],
  'waiting_list.joined': ({ practiceId, payload }) => [request(notifications.sendWaitingWelcome, { practiceId, ...payload })],
  'waiting_list.left': nothing,
  'waiting_list.offered': ({ practiceId, payload }) => [request(notifications.sendWaitingOffer, { practiceId, ...payload })],
  'waiting_list.offer_ended': itFreedTime,
  'message.resent': () => [request(notifications.ringDueDeliveries, {})],
  'import.step_asked': ({ practiceId, payload }) => [request(imports.runBatch, { practiceId, ...payload })],
  'practice.signed_up': nothing,
  'practice.settings_changed': nothing,
  'agenda.rules_changed': nothing,
  'member.invited': ({ practiceId, payload }) => [request(notifications.sendInvitation, { practiceId, ...payload })],
  'member.joined': nothing,
};

export const react = <N extends EventName>(event: EventOf<N>): readonly JobRequest[] => {
  const reaction: (event: EventOf<N>) => readonly JobRequest[] = reactions[event.name];
  return reaction(event);
};

import type { EventName } from '@/lib/events/catalogue';
import type { RelayedEvent } from '@/lib/events/relay';
import * as notifications from '@/lib/notifications/jobs';
import { type JobRequest, request } from '@/lib/platform/jobs';

type EventOf<N extends EventName> = Extract<RelayedEvent, { name: N }>;
const nothing = () => [];

/** What happens when… An event without a line does not compile. At most one job of a name per event. */
const reactions: { [N in EventName]: (event: EventOf<N>) => readonly JobRequest[] } = {
  'appointment.held': nothing,
  'appointment.released': nothing,
  'appointment.booked': ({ practiceId, payload }) => [request(notifications.sendConfirmation, { practiceId, ...payload })],
  'appointment.moved': ({ practiceId, payload }) => [request(notifications.sendMoveNotice, { practiceId, ...payload })],
  'appointment.cancelled': ({ practiceId, payload }) => [request(notifications.sendCancellation, { practiceId, ...payload })],
  'appointment.status_changed': nothing,
  'booking.code_requested': ({ practiceId, payload }) => [request(notifications.sendCode, { practiceId, ...payload })],
  'patient.registered': nothing,
  'patient.contact_differs': nothing,
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

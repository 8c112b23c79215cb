import type { VisitDetails } from '@/components/agenda/visit-details';
import { lookOf } from '@/components/patterns/appointment-looks';
import type { Visit } from '@/lib/appointments/read-visit';
import { canStep, type Status, standing } from '@/lib/appointments/rules';

const steppable = ['booked', 'confirmed', 'arrived', 'in_room', 'done', 'no_show', 'excused'] as const satisfies readonly Status[];

const at = (when: Date | null) => when?.getTime() ?? null;

/** A visit as the panel shows it: instants in epoch milliseconds, the steps it can take, and no more than that. */
export function detailsOf({ appointment, cancellation, overbooking, history, online }: Visit) {
  const { patient } = appointment;
  return {
    id: appointment.id,
    look: lookOf(appointment.status),
    status: appointment.status,
    ...{ start: appointment.start.getTime(), end: appointment.end.getTime(), durationMinutes: appointment.durationMinutes },
    ...{ practitionerName: appointment.practitionerName, reason: appointment.reasonLabel, colour: appointment.reasonColour },
    ...{ mode: appointment.mode, siteName: appointment.siteName, siteAddress: appointment.siteAddress },
    price: appointment.priceMinor === null ? null : { minor: appointment.priceMinor, currency: appointment.currency },
    ...{ source: appointment.source, isFirstVisit: appointment.isFirstVisit },
    ...{ arrivedAt: at(appointment.arrivedAt), expiresAt: at(appointment.expiresAt) },
    ...placeOf(appointment),
    ...{ overbooking, decideBy: at(appointment.decideBy), answers: online.answers, booker: online.booker },
    patientId: patient === 'erased' ? null : appointment.patientId,
    patient: patient === 'erased' ? null : patient,
    isErased: patient === 'erased',
    steps: steppable.filter((to) => canStep(appointment.status, to, appointment.capacity !== null)),
    isCancellable: (standing as readonly Status[]).includes(appointment.status),
    cancelNoticeHours: appointment.cancelNoticeHours,
    cancellation: cancellation && { ...cancellation, at: at(cancellation.at) },
    history: history.map(({ at: when, to, before, ...line }) => ({
      ...{ ...line, at: when.getTime(), to: to && lookOf(to) },
      before: before && { ...before, start: before.start.getTime(), end: before.end.getTime() },
    })),
  } satisfies VisitDetails;
}

/** What changing it asks for, when it reached each step, and when the message about the last change leaves. */
const placeOf = (one: Visit['appointment']) => ({
  ...{ version: one.version, practitionerId: one.practitionerId, siteId: one.siteId, reasonId: one.reasonId, overbooked: one.overbooked },
  ...{ seriesId: one.seriesId, groupId: one.groupId, capacity: one.capacity, taken: one.taken },
  ...{ confirmedAt: at(one.confirmedAt), inRoomAt: at(one.inRoomAt), doneAt: at(one.doneAt), missedAt: at(one.missedAt) },
  ...{ noticeDueAt: at(one.noticeDueAt), resources: one.resources.map(({ name }) => name) },
});

import type { VisitDetails } from '@/components/agenda/visit-details';
import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import type { Visit } from '@/lib/appointments/read-visit';
import { canStep } from '@/lib/appointments/rules';
import { type Status, standing } from '@/lib/appointments/schema';

const looks: Partial<Record<Status, AppointmentLook>> = { requested: 'pending' };
const lookOf = (status: Status) => looks[status] ?? (status as AppointmentLook);
const steppable = ['booked', 'confirmed', 'arrived', 'in_room', 'done', 'no_show', 'excused'] as const satisfies readonly Status[];

/** A visit as the panel shows it: instants in epoch milliseconds, the steps it can take, and no more than that. */
export function detailsOf({ appointment, cancellation, history }: Visit): VisitDetails {
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
    arrivedAt: appointment.arrivedAt?.getTime() ?? null,
    expiresAt: appointment.expiresAt?.getTime() ?? null,
    patientId: patient === 'erased' ? null : appointment.patientId,
    patient: patient === 'erased' ? null : patient,
    isErased: patient === 'erased',
    steps: steppable.filter((to) => canStep(appointment.status, to)),
    isCancellable: (standing as readonly Status[]).includes(appointment.status),
    cancellation: cancellation && { at: cancellation.at?.getTime() ?? null, by: cancellation.by, reason: cancellation.reason },
    history: history.map(({ at, to, ...line }) => ({ ...line, at: at.getTime(), to: to && lookOf(to) })),
  };
}

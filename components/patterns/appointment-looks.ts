import { type Status, statuses } from '@/lib/appointments/rules';

/** How a status looks (UX section 3.2). `held` is not yet an appointment; `excused` an absence the practice has excused. */
export type AppointmentLook = Exclude<Status, 'requested' | 'expired'> | 'pending';

/** A request waits to be approved; a hold that ran out is nobody's any more. */
export const lookOf = (status: Status): AppointmentLook =>
  status === 'requested' ? 'pending' : status === 'expired' ? 'cancelled' : status;

/** The ten of them, in the order of a visit's course. */
export const appointmentLooks: readonly AppointmentLook[] = [...new Set(statuses.map(lookOf))];

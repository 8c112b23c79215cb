import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import type { Status } from '@/lib/appointments/rules';

/** The word a status is told by: a request waits, and a hold that ran out was never an appointment. */
export const lookOfStatus = (status: Status): AppointmentLook =>
  status === 'requested' ? 'pending' : status === 'expired' ? 'cancelled' : status;

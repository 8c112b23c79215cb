import { clearLeftovers } from '@/lib/appointments/clear-leftovers';
import * as appointments from '@/lib/appointments/jobs';
import type { Id } from '@/lib/core/id';
import { deliverAboutAppointment } from '@/lib/notifications/deliver-about-appointment';
import { deliverCode } from '@/lib/notifications/deliver-code';
import { deliverInvitation } from '@/lib/notifications/deliver-invitation';
import * as notifications from '@/lib/notifications/jobs';
import { ringDueDeliveries } from '@/lib/notifications/ring-due-deliveries';
import type { PayloadOf } from '@/lib/platform/jobs';
import type { JobContext, OpenJobContext } from './context';

export const jobs = { ...appointments, ...notifications };
export type Jobs = typeof jobs;

type Handler<P> = (ctx: P extends { practiceId: Id<'practice'> } ? JobContext : OpenJobContext, payload: P) => Promise<unknown>;

/** One line per job. A job without a handler does not compile. A text returned is the outcome the log says. */
export const handlers: { [K in keyof Jobs]: Handler<PayloadOf<Jobs[K]>> } = {
  sendCode: deliverCode,
  sendConfirmation: (ctx, about) => deliverAboutAppointment(ctx, 'appointment_confirmation', about),
  sendMoveNotice: (ctx, about) => deliverAboutAppointment(ctx, 'appointment_moved', about),
  sendCancellation: (ctx, about) => deliverAboutAppointment(ctx, 'appointment_cancellation', about),
  sendInvitation: deliverInvitation,
  ringDueDeliveries: (ctx) => ringDueDeliveries(ctx),
  clearLeftovers: (ctx) => clearLeftovers(ctx),
};

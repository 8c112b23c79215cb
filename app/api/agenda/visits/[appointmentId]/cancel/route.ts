import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { cancelReasons, notices } from '@/lib/appointments/schema';
import { idSchema } from '@/lib/core/id';

/** The practice cancels and says why: the time is free at once, the patient hears of it in three minutes, or never. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/cancel',
  params: z.object({ appointmentId: idSchema('appointment') }),
  body: z.object({
    reason: z.enum(cancelReasons),
    version: z.number().int().positive().optional(),
    notify: z.enum(notices).default('later'),
  }),
  context: currentMember,
  work: (ctx, { params, body }) => cancelAppointment(ctx, { id: params.appointmentId, ...body }),
  answer: ({ status, version }) => ({ status: 200, body: { status, version } }),
});

import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { cancelReasons } from '@/lib/appointments/schema';
import { idSchema } from '@/lib/core/id';

/** The practice cancels: the time is free at once, the patient is told by mail. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/cancel',
  params: z.object({ appointmentId: idSchema('appointment') }),
  body: z.object({ reason: z.enum(cancelReasons) }),
  context: currentMember,
  work: (ctx, { params, body }) => cancelAppointment(ctx, { id: params.appointmentId, reason: body.reason }),
  answer: ({ status }) => ({ status: 200, body: { status } }),
});

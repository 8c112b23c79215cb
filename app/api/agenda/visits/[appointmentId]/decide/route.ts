import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { decideRequest } from '@/lib/appointments/decide-request';
import { cancelReasons, notices } from '@/lib/appointments/rules';
import { cancelNote, saysWhy } from '@/lib/appointments/schema';
import { idSchema } from '@/lib/core/id';

/** The practice's answer to a new patient's request: yes, or no with a reason. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/decide',
  params: z.object({ appointmentId: idSchema('appointment') }),
  body: z.discriminatedUnion('accept', [
    z.object({ accept: z.literal(true) }),
    z
      .object({
        accept: z.literal(false),
        reason: z.enum(cancelReasons),
        note: cancelNote.optional(),
        notify: z.enum(notices).default('later'),
      })
      .refine(saysWhy, { path: ['note'], message: 'required' }),
  ]),
  context: currentMember,
  work: (ctx, { params, body }) => decideRequest(ctx, { id: params.appointmentId, ...body }),
  answer: ({ status, version }) => ({ status: 200, body: { status, version } }),
});

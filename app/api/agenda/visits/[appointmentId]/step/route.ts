import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { statuses } from '@/lib/appointments/rules';
import { stepStatus } from '@/lib/appointments/step-status';
import { idSchema } from '@/lib/core/id';

/** Steps a visit from the status the reader saw to another. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/step',
  params: z.object({ appointmentId: idSchema('appointment') }),
  body: z.object({ from: z.enum(statuses), to: z.enum(statuses) }),
  context: currentMember,
  work: (ctx, { params, body }) => stepStatus(ctx, { id: params.appointmentId, ...body }),
});

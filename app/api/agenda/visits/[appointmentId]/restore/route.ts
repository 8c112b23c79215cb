import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { readVisit } from '@/lib/appointments/read-visit';
import { restoreAppointment } from '@/lib/appointments/restore-appointment';
import { idSchema } from '@/lib/core/id';
import { detailsOf } from '../details';

/** Undoes a cancellation while the time is still free. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/restore',
  params: z.object({ appointmentId: idSchema('appointment') }),
  body: z.object({ version: z.number().int().positive() }),
  context: currentMember,
  work: async (ctx, { params, body }) => {
    const restored = await restoreAppointment(ctx, { id: params.appointmentId, ...body });
    return restored.ok ? readVisit(ctx, params.appointmentId) : restored;
  },
  answer: (visit) => ({ status: 200, body: { visit: detailsOf(visit) } }),
});

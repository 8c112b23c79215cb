import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { readVisit } from '@/lib/appointments/read-visit';
import { idSchema } from '@/lib/core/id';
import { detailsOf } from './details';

/** What the panel beside the agenda shows of one visit. It opens no patient file. */
export const GET = route({
  route: 'GET /api/agenda/visits/[id]',
  params: z.object({ appointmentId: idSchema('appointment') }),
  context: currentMember,
  work: (ctx, { params }) => readVisit(ctx, params.appointmentId),
  answer: (visit) => ({ status: 200, body: detailsOf(visit) }),
});

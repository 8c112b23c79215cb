import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { moveAtDesk } from '@/lib/appointments/move-at-desk';
import { readVisit } from '@/lib/appointments/read-visit';
import { deskDuration, notices, overbookReason } from '@/lib/appointments/schema';
import { idSchema } from '@/lib/core/id';
import { modes } from '@/lib/core/visit-mode';
import { detailsOf } from '../details';

/** Moves a visit, changes how long it lasts, or gives it to a colleague: the version the reader saw must still stand. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/move',
  params: z.object({ appointmentId: idSchema('appointment') }),
  body: z.object({
    version: z.number().int().positive(),
    start: z.iso.datetime({ offset: true }),
    durationMinutes: deskDuration,
    practitionerId: idSchema('practitioner'),
    siteId: idSchema('site').optional(),
    mode: z.enum(modes).optional(),
    overbookReason: overbookReason.optional(),
    notify: z.enum(notices).default('later'),
  }),
  context: currentMember,
  work: async (ctx, { params, body: { start, ...wish } }) => {
    const moved = await moveAtDesk(ctx, { ...wish, id: params.appointmentId, start: new Date(start) });
    return moved.ok ? readVisit(ctx, params.appointmentId) : moved;
  },
  answer: (visit) => ({ status: 200, body: { visit: detailsOf(visit) } }),
});

import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { listSlots } from '@/lib/availability/list-slots';
import { idSchema } from '@/lib/core/id';
import { isLocalDate } from '@/lib/core/local-date';
import { modes } from '@/lib/core/visit-mode';

/** The free times of one day for one reason, as the desk may give them. */
export const GET = route({
  route: 'GET /api/agenda/times',
  query: z.object({
    practitioner: idSchema('practitioner'),
    reason: idSchema('visitReason'),
    date: z.string().refine(isLocalDate),
    mode: z.enum(modes).optional(),
  }),
  context: currentMember,
  work: (ctx, { query }) =>
    listSlots(ctx, { practitionerId: query.practitioner, reasonId: query.reason, from: query.date, days: 1, mode: query.mode }),
});

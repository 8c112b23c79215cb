import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { moveSeries } from '@/lib/appointments/change-series';
import { moveAtDesk } from '@/lib/appointments/move-at-desk';
import { readVisit } from '@/lib/appointments/read-visit';
import { changeScopes, notices } from '@/lib/appointments/rules';
import { deskDuration, overbookReason } from '@/lib/appointments/schema';
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
    /** Null, to undo: no room again, where the last change gave it one. */
    roomId: idSchema('resource').nullish(),
    overbookReason: overbookReason.optional(),
    notify: z.enum(notices).default('later'),
    /** Of a series: this occurrence, with those that follow, or all still to come. */
    scope: z.enum(changeScopes).default('one'),
    /** New dates of a series that are taken: what would go there stays where it is. */
    skip: z.array(z.iso.date()).max(60).default([]),
  }),
  context: currentMember,
  work: async (ctx, { params, body: { start, scope, skip, ...wish } }) => {
    const move = { ...wish, id: params.appointmentId, start: new Date(start) };
    const moved = scope === 'one' ? await moveAtDesk(ctx, move) : await moveSeries(ctx, { ...move, scope, skip });
    return moved.ok ? readVisit(ctx, params.appointmentId) : moved;
  },
  answer: (visit) => ({ status: 200, body: { visit: detailsOf(visit) } }),
});

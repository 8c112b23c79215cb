import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { cancelSeries } from '@/lib/appointments/change-series';
import { readVisit } from '@/lib/appointments/read-visit';
import { askers, cancelReasons, changeScopes, notices } from '@/lib/appointments/rules';
import { cancelNote, saysWhy } from '@/lib/appointments/schema';
import { idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';

/** The practice cancels, says who asked and why: the time is free at once, the patient hears of it in three minutes, or never. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/cancel',
  params: z.object({ appointmentId: idSchema('appointment') }),
  body: z
    .object({
      by: z.enum(askers),
      reason: z.enum(cancelReasons),
      note: cancelNote.optional(),
      version: z.number().int().positive().optional(),
      notify: z.enum(notices).default('later'),
      scope: z.enum(changeScopes).default('one'),
    })
    .refine(saysWhy, { path: ['note'], message: 'required' }),
  context: currentMember,
  work: async (ctx, { params, body: { scope, ...body } }) => {
    const wish = { id: params.appointmentId, ...body };
    if (scope === 'one') {
      const cancelled = await cancelAppointment(ctx, wish);
      return cancelled.ok ? ok({ ...cancelled.value, cancelled: 1 }) : cancelled;
    }
    const cancelled = await cancelSeries(ctx, { ...wish, scope });
    if (!cancelled.ok) return cancelled;
    const after = await readVisit(ctx, params.appointmentId);
    return after.ok ? ok({ ...after.value.appointment, cancelled: cancelled.value.changed.length }) : after;
  },
  answer: ({ status, version, cancelled }) => ({ status: 200, body: { status, version, cancelled } }),
});

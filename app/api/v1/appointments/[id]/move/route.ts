import { route } from '@/app/_server/route';
import { holderOf } from '@/app/api/v1/_contract/holder';
import { appointmentJson } from '@/app/api/v1/_contract/practitioner-json';
import { holdParams, moveBody } from '@/app/api/v1/_contract/schemas';
import { moveAppointment } from '@/lib/appointments/move';
import { ok } from '@/lib/core/result';

export const POST = route({
  route: 'POST /api/v1/appointments/{id}/move',
  params: holdParams,
  body: moveBody,
  idempotent: true,
  context: ({ params, body }) => holderOf(params.id, body.token),
  work: async (ctx, { params, body }) => {
    const moved = await moveAppointment(ctx, { id: params.id, start: body.start });
    return moved.ok ? ok(appointmentJson(moved.value)) : moved;
  },
});

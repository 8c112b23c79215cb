import { route } from '@/app/_server/route';
import { holderOf } from '@/app/api/v1/_contract/holder';
import { appointmentJson } from '@/app/api/v1/_contract/practitioner-json';
import { cancelBody, holdParams } from '@/app/api/v1/_contract/schemas';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { ok } from '@/lib/core/result';

export const POST = route({
  route: 'POST /api/v1/appointments/{id}/cancel',
  params: holdParams,
  body: cancelBody,
  idempotent: true,
  context: ({ params, body }) => holderOf(params.id, body.token),
  work: async (ctx, { params, body }) => {
    const cancelled = await cancelAppointment(ctx, { id: params.id, reason: body.reason });
    return cancelled.ok ? ok(appointmentJson(cancelled.value)) : cancelled;
  },
});

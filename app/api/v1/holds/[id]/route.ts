import { openContext, visitorContext } from '@/app/_server/context';
import { noContent } from '@/app/_server/problem';
import { route } from '@/app/_server/route';
import { holdParams, releaseQuery } from '@/app/api/v1/_contract/schemas';
import { findByHoldToken } from '@/lib/appointments/find-by-capability';
import { releaseHold } from '@/lib/appointments/release-hold';
import { err, ok } from '@/lib/core/result';

/** The token comes as `Authorization: Bearer …`, which no log or history keeps; `?token=` is heard too. */
const tokenOf = (request: Request, query: { token?: string | undefined }) =>
  /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim() ??
  request.headers.get('x-hold-token') ??
  query.token ??
  '';

export const DELETE = route({
  route: 'DELETE /api/v1/holds/{id}',
  params: holdParams,
  query: releaseQuery,
  context: async ({ request, query, params }) => {
    const token = tokenOf(request, query);
    const found = token === '' ? null : await findByHoldToken(openContext(), token);
    return found?.appointmentId === params.id ? ok({ ...visitorContext(found.practiceId), token }) : err({ code: 'booking.hold_unknown' });
  },
  work: (ctx, { params }) => releaseHold(ctx, { id: params.id, token: ctx.token }),
  answer: noContent,
});

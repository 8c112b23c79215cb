import { openContext, visitorContext } from '@/app/_server/context';
import { holdLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { holdBody } from '@/app/api/v1/_contract/schemas';
import { holdSlot } from '@/lib/appointments/hold';
import { written } from '@/lib/availability/list-slots';
import { err, ok } from '@/lib/core/result';
import { findAgendaAddress } from '@/lib/directory/find-agenda-address';

export const POST = route({
  route: 'POST /api/v1/holds',
  body: holdBody,
  idempotent: true,
  limit: holdLimit,
  context: async ({ body }) => {
    const address = await findAgendaAddress(openContext(), body.practitioner);
    return address
      ? ok({ ...visitorContext(address.practiceId), practitionerId: address.practitionerId })
      : err({ code: 'directory.practitioner_not_found' });
  },
  work: async (ctx, { body }) =>
    holdSlot(ctx, {
      practitionerId: ctx.practitionerId,
      reasonId: body.reason,
      start: body.start,
      site: body.site,
      mode: body.mode,
      locale: body.locale ?? (await requestLocale()),
      isFirstVisit: body.firstVisit ?? false,
      known: body.firstVisit === undefined ? undefined : !body.firstVisit,
    }),
  answer: ({ id, token, expiresAt, timeZone }) => ({ status: 201, body: { id, token, expiresAt: written(expiresAt.getTime(), timeZone) } }),
});

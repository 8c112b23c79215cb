import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import type { Refusal } from '@/app/_server/errors';
import { route } from '@/app/_server/route';
import { settleNotice } from '@/lib/appointments/settle-notice';
import { type Id, idSchema } from '@/lib/core/id';
import type { Result } from '@/lib/core/result';
import { listMessagesOfVisit, type Message } from '@/lib/notifications/list-messages';
import { resendMessage } from '@/lib/notifications/resend-message';

const params = z.object({ appointmentId: idSchema('appointment') });

const lineOf = ({ id, kind, state, failure, createdAt, sentAt, mayResend, isResent }: Message) => ({
  ...{ id, kind, state, failure, mayResend, isResent },
  ...{ createdAt: createdAt.getTime(), sentAt: sentAt?.getTime() ?? null },
});

/** The messages about one visit, and when the next one leaves. */
export const GET = route({
  route: 'GET /api/agenda/visits/[id]/notice',
  params,
  context: currentMember,
  work: (ctx, input) => listMessagesOfVisit(ctx, input.params.appointmentId),
  answer: ({ dueAt, items }) => ({ status: 200, body: { dueAt: dueAt?.getTime() ?? null, messages: items.map(lineOf) } }),
});

const Wish = z.union([
  z.object({ do: z.enum(['send_now', 'mute']) }),
  z.object({ do: z.literal('resend'), deliveryId: idSchema('delivery') }),
]);

/** A message that waits leaves now or never; one that failed leaves anew. */
export const POST = route({
  route: 'POST /api/agenda/visits/[id]/notice',
  params,
  body: Wish,
  context: currentMember,
  work: async (ctx, { params: { appointmentId: id }, body }): Promise<Result<{ settled: boolean } | { id: Id<'delivery'> }, Refusal>> =>
    body.do === 'resend' ? resendMessage(ctx, body) : settleNotice(ctx, { id, do: body.do }),
});

import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { MessageError } from './errors';
import { queueAgain } from './log/data';
import { mayReadMessages } from './policy';

/**
 * Sends a failed message anew, if what it says is still so. Only what failed, and once: pressed twice, or by two at a time, one leaves and
 * the other is refused as `message.not_failed`.
 */
export const resendMessage = (
  ctx: Context,
  { deliveryId }: { deliveryId: Id<'delivery'> },
): Promise<Result<{ id: Id<'delivery'> }, MessageError>> =>
  changeInPractice(ctx, 'notifications.resend', async (tx) => {
    if (!mayReadMessages(tx.actor)) return err({ code: 'message.not_allowed' });
    const queued = await queueAgain(tx, deliveryId);
    if (queued === 'unknown' || queued === 'not_failed') return err({ code: `message.${queued}` });
    await record(tx, 'message.resent', { deliveryId: queued });
    await recordAudit(tx, 'message.resent', queued, { of: deliveryId });
    return ok({ id: queued });
  });

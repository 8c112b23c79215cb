import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

const practiceId = idSchema('practice');

/** Whatever a subscription has due: renewing, trying again, ending. */
export const renewSubscription = defineJob({ name: 'subscriptions.renew', queue: 'default', payload: z.object({ practiceId }) });
/** Looks at the provider how one payment stands. */
export const settlePayment = defineJob({
  name: 'subscriptions.settle-payment',
  queue: 'urgent',
  payload: z.object({ practiceId, paymentId: idSchema('subscriptionPayment') }),
});
/** Heeds what providers called about, and rings for every payment and subscription that is due. */
export const ringDueSubscriptions = defineJob({ name: 'subscriptions.ring-due', queue: 'default', payload: z.object({}) });

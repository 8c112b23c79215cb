import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** Offers every time that became free in the practice and is due, each to the first who wished for it. */
export const offerFreedTimes = defineJob({
  name: 'waiting-list.offer-freed-times',
  queue: 'urgent',
  payload: z.object({ practiceId: idSchema('practice') }),
});
/** Ends an offer that nobody answered in time. */
export const closeOffer = defineJob({
  name: 'waiting-list.close-offer',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), offerId: idSchema('waitingOffer') }),
});
/** Rings for offers that ran out and times that are due. Deadlines are in the database. */
export const ringDueOffers = defineJob({ name: 'waiting-list.ring-due-offers', queue: 'default', payload: z.object({}) });
/** Takes off the list, in every practice, whoever's dates are over. */
export const lapseEntries = defineJob({ name: 'waiting-list.lapse-entries', queue: 'bulk', payload: z.object({}) });

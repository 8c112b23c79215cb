import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** Brings an offer to the practice it is for, if there is one: in a job, so that who offers it learns nothing from how long it takes. */
export const placeOffer = defineJob({
  name: 'handovers.place-offer',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), handoverId: idSchema('handover') }),
});

/** An offer nobody answered within its fourteen days is over. */
export const lapseOffer = defineJob({
  name: 'handovers.lapse-offer',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), handoverId: idSchema('handover') }),
});
/** Rings for them, across practices. */
export const ringUnansweredOffers = defineJob({ name: 'handovers.ring-unanswered', queue: 'default', payload: z.object({}) });

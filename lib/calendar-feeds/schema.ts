import { z } from 'zod';
import { idSchema } from '@/lib/core/id';

export const createFeedInput = z.object({ practitionerId: idSchema('practitioner') });
export const oneFeed = z.object({ feedId: idSchema('calendarFeed') });

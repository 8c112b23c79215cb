import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

/** In every practice: holds that ran out, codes nobody typed, answers kept for repeated requests. */
export const clearLeftovers = defineJob({ name: 'appointments.clear-leftovers', queue: 'bulk', payload: z.object({}) });

/** In every practice: requests of new patients that nobody answered within their day. */
export const lapseRequests = defineJob({ name: 'appointments.lapse-requests', queue: 'default', payload: z.object({}) });

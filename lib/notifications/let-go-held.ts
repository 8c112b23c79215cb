import type { Context } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { makeHeldDue } from './data';

/** Has what was held back asked about again at once. @returns how many: those that still may not go are held back anew. */
export const letGoHeld = (ctx: Context): Promise<number> => keepInPractice(ctx, 'notifications.deliver', makeHeldDue);

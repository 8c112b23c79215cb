import { type Context, inPractice } from '@/lib/context';
import { findPractitioners } from './hours/data';
import type { PractitionerLine } from './schema';

/** Everyone of the practice with an agenda, in the order they joined; nobody for who does not work there. */
export const listPractitioners = (ctx: Context): Promise<readonly PractitionerLine[]> => inPractice(ctx, findPractitioners);

import { type Context, inPractice } from '@/lib/context';
import { timeZoneOf } from './hours/data';

/** The IANA zone every local time of the practice is read in. */
export const readTimeZone = (ctx: Context): Promise<string> => inPractice(ctx, timeZoneOf);

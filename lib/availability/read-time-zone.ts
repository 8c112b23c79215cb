import { type Context, type InPractice, inPractice } from '@/lib/context';
import { timeZoneOf } from './hours/data';

/** The same, inside a transaction that has more to do. */
export const readTimeZoneIn = (tx: InPractice): Promise<string> => timeZoneOf(tx);

/** The IANA zone every local time of the practice is read in. */
export const readTimeZone = (ctx: Context): Promise<string> => inPractice(ctx, timeZoneOf);

import { type Context, inPractice } from '@/lib/context';
import { localDateAt } from '@/lib/core/zone';
import { findTimeZone } from './data';
import { bookingIdentity } from './schema';

/** Reads an identity typed when booking online; "not born yet" is judged by today's date in the practice's zone. */
export const readOnlineIdentity = (ctx: Context, typed: unknown) =>
  inPractice(ctx, async (tx) => {
    const timeZone = await findTimeZone(tx);
    return {
      timeZone,
      identity: bookingIdentity(localDateAt(ctx.clock.now().getTime(), timeZone)).safeParse(typed, { reportInput: true }),
    };
  });

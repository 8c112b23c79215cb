import type { HandoverState } from './schema';

const DAY = 24 * 60 * 60_000;
/** Elapsed days in which an offer is answered: long enough for a holiday, short enough that whoever closes can still ask somebody else. */
const daysToAnswer = 14;
export const expiryOf = (offeredAt: Date): Date => new Date(offeredAt.getTime() + daysToAnswer * DAY);

type Offer = { readonly state: HandoverState; readonly expiresAt: Date };
/** How an offer stands: over from that very instant, also while no worker has written it down yet. */
export const stateAt = ({ state, expiresAt }: Offer, now: Date): HandoverState =>
  state === 'offered' && expiresAt <= now ? 'expired' : state;

/** So long the one it was made to still reads that it ran out. */
export const isOldNews = ({ state, expiresAt }: Offer, now: Date): boolean =>
  stateAt({ state, expiresAt }, now) === 'expired' && now.getTime() - expiresAt.getTime() > 30 * DAY;

import { type Context, inPractice } from '@/lib/context';
import { findLastGiven, findReceived } from './data';
import { mayHandOver } from './policy';
import type { GivenHandover, ReceivedHandover } from './schema';

/** The newest offer the practice made, for its owner; null where there is none. */
export const readGiven = (ctx: Context): Promise<GivenHandover | null> =>
  inPractice(ctx, async (tx) => {
    const offer = mayHandOver(tx.actor) ? await findLastGiven(tx) : null;
    if (!offer) return null;
    const { id, state, email, otherName, offeredAt, answeredAt, promisedAt } = offer;
    return { id, state, email: email ?? '', successor: otherName, offeredAt, answeredAt, isPromised: promisedAt !== null };
  });

const shown = 5;

/** Offers made to the practice that wait, are accepted or were carried out, the latest first: everybody who works there may know. */
export const listReceived = (ctx: Context): Promise<readonly ReceivedHandover[]> =>
  inPractice(ctx, async (tx) => {
    if (tx.actor.kind !== 'member') return [];
    const received = (await findReceived(tx, shown)).filter(({ state }) => state !== 'refused' && state !== 'withdrawn');
    return received.map(({ id, state, otherName, offeredAt, answeredAt, closedAt, outcome }) => ({
      ...{ id, state, from: otherName ?? '', offeredAt, answeredAt, closedAt, outcome },
    }));
  });

import { type Context, inPractice } from '@/lib/context';
import { findLastGiven, findReceived, type Handover } from './data';
import { mayHandOver } from './policy';
import { isOldNews, stateAt } from './rules';
import type { GivenHandover, ReceivedHandover } from './schema';

/** The newest offer the practice made, for its owner; null where there is none. */
export const readGiven = (ctx: Context): Promise<GivenHandover | null> =>
  inPractice(ctx, async (tx) => {
    const offer = mayHandOver(tx.actor) ? await findLastGiven(tx) : null;
    if (!offer) return null;
    const { id, email, otherName, offeredAt, expiresAt, answeredAt, promisedAt } = offer;
    const state = stateAt(offer, tx.clock.now());
    return { id, state, email: email ?? '', successor: otherName, offeredAt, expiresAt, answeredAt, isPromised: promisedAt !== null };
  });

const shown = 5;

/** Offers made to the practice that wait, are accepted, ran out lately or were carried out, the latest first: everybody who works there may know. */
export const listReceived = (ctx: Context): Promise<readonly ReceivedHandover[]> =>
  inPractice(ctx, async (tx) => {
    if (tx.actor.kind !== 'member') return [];
    const now = tx.clock.now();
    const isShown = (one: Handover) => one.state !== 'refused' && one.state !== 'withdrawn' && !isOldNews(one, now);
    const received = (await findReceived(tx, shown)).filter(isShown);
    return received.map((one) => {
      const { id, otherName, offeredAt, expiresAt, answeredAt, closedAt, plan, outcome } = one;
      const closesAt = plan?.closesAt ? new Date(plan.closesAt) : null;
      return { id, state: stateAt(one, now), from: otherName ?? '', offeredAt, expiresAt, answeredAt, closedAt, closesAt, outcome };
    });
  });

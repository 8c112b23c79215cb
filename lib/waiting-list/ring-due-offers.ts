import type { OpenContext } from '@/lib/context';
import { request } from '@/lib/platform/jobs';
import type { Posting } from '@/lib/platform/queue';
import * as jobs from './jobs';
import { findDueOffers } from './offers/data';
import { findPracticesDue } from './times/data';

const batch = 200;

/**
 * Rings for every offer that ran out and for every practice where a time waits to be offered. Deadlines live in the database; the same
 * ring within a minute is one job, and one that changed nothing is rung again.
 */
export async function ringDueOffers({
  db,
  clock,
  publish,
}: Pick<OpenContext, 'db' | 'clock'> & { publish(postings: readonly Posting[]): Promise<void> }): Promise<number> {
  const now = clock.now();
  const { offers, practices } = await db.asRelay(async (tx) => ({
    offers: await findDueOffers(tx, now, batch),
    practices: await findPracticesDue(tx, now, batch),
  }));
  const ring = Math.floor(now.getTime() / 60_000);
  await publish([
    ...offers.map(({ practiceId, id }) => ({ id: `${id}.${ring}`, request: request(jobs.closeOffer, { practiceId, offerId: id }) })),
    ...practices.map(({ practiceId }) => ({
      id: `${practiceId}.freed.${Math.floor(now.getTime() / 10_000)}`,
      request: request(jobs.offerFreedTimes, { practiceId }),
    })),
  ]);
  return offers.length + practices.length;
}

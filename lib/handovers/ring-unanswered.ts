import type { OpenContext } from '@/lib/context';
import { request } from '@/lib/platform/jobs';
import type { Posting } from '@/lib/platform/queue';
import { findUnanswered } from './data';
import { lapseOffer } from './jobs';

const batch = 200;

/** Rings for every offer whose fourteen days are over; the same ring within a minute is one job, and one that changed nothing is rung again. */
export async function ringUnanswered({
  db,
  clock,
  publish,
}: Pick<OpenContext, 'db' | 'clock'> & { publish(postings: readonly Posting[]): Promise<void> }): Promise<number> {
  const now = clock.now();
  const due = await db.asRelay((tx) => findUnanswered(tx, now, batch));
  const ring = Math.floor(now.getTime() / 60_000);
  await publish(due.map(({ practiceId, id }) => ({ id: `${id}.${ring}`, request: request(lapseOffer, { practiceId, handoverId: id }) })));
  return due.length;
}

import type { Clock } from '@/lib/core/clock';
import type { Database, Tx } from './db';
import type { Posting } from './queue';

export type Ringing = { readonly db: Database; readonly clock: Clock; publish(postings: readonly Posting[]): Promise<void> };

const batch = 200;
/** As many as one ring takes up; what is left is rung for at the next. */
const mostBatches = 100;

/**
 * Puts a job into the queue for everything whose time has come, across practices, a batch at a time, and answers how many. The deadline
 * stays in the database: `claim` puts it off by `againSeconds`, so that one whose job is lost is rung for again. Nothing is claimed unless
 * the queue took it.
 */
export async function ringForDue<D extends { readonly id: string }>(
  { db, clock, publish }: Ringing,
  againSeconds: number,
  claim: (tx: Tx, now: Date, again: Date, limit: number) => Promise<D[]>,
  requestFor: (due: D) => Posting['request'],
): Promise<number> {
  const ringBatch = () =>
    db.asRelay(async (tx) => {
      const now = clock.now();
      const again = new Date(now.getTime() + againSeconds * 1_000);
      const due = await claim(tx, now, again, batch);
      await publish(due.map((one) => ({ id: `${one.id}.${again.getTime()}`, request: requestFor(one) })));
      return due.length;
    });
  let rung = 0;
  for (let batches = 0; batches < mostBatches; batches++) {
    const count = await ringBatch();
    rung += count;
    if (count < batch) break;
  }
  return rung;
}

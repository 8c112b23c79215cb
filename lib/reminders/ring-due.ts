import type { OpenContext } from '@/lib/context';
import { sendReminder } from '@/lib/notifications/jobs';
import { tryLastsSeconds } from '@/lib/notifications/rules';
import { request } from '@/lib/platform/jobs';
import type { Posting } from '@/lib/platform/queue';
import { claimDue } from './data';

const batch = 200;
/** As many as one ring takes up; what is left is rung for ten seconds later. */
const mostBatches = 100;

type Ringing = Pick<OpenContext, 'db' | 'clock'> & { publish(postings: readonly Posting[]): Promise<void> };

/**
 * Puts a job into the queue for every reminder whose time has come, a batch at a time. The deadline stays in the database: one whose job is
 * lost is rung for again a minute later. Nothing is claimed unless the queue took it.
 */
export async function ringDue(ctx: Ringing): Promise<number> {
  let rung = 0;
  for (let batches = 0; batches < mostBatches; batches++) {
    const count = await ringBatch(ctx);
    rung += count;
    if (count < batch) break;
  }
  return rung;
}

const ringBatch = ({ db, clock, publish }: Ringing): Promise<number> =>
  db.asRelay(async (tx) => {
    const now = clock.now();
    const again = new Date(now.getTime() + tryLastsSeconds * 1_000);
    const due = await claimDue(tx, now, again, batch);
    await publish(
      due.map(({ practiceId, id }) => ({
        id: `${id}.${again.getTime()}`,
        request: request(sendReminder, { practiceId, reminderId: id }),
      })),
    );
    return due.length;
  });

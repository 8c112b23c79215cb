import { readTimeZone } from '@/lib/availability/read-time-zone';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { localDateAt } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { bringInSlice } from './bring-in-slice';
import { bringInVisitsSlice } from './bring-in-visits-slice';
import { checkFile } from './check-file';
import { checkVisits } from './check-visits';
import { type Batch, findBatch, openKept } from './data';
import { readFile } from './reading-file';
import { takeBackSlice } from './take-back-slice';
import { openVisitFile } from './visit-file';

/** A job works this long at most and asks to be rung again: a worker that stops, or is stopped, never holds a long list. */
const LONGEST_MS = 20_000;

/**
 * Takes a batch further, whichever step it is in. Slice after slice, each in one transaction together with the count of what is done: a
 * worker killed half way leaves whole slices, and whoever comes next goes on behind them. Nothing is ever brought in twice.
 */
export async function runBatch(ctx: Context, { batchId }: { readonly batchId: Id<'importBatch'> }): Promise<string> {
  const batch = await inPractice(ctx, (tx) => findBatch(tx, batchId));
  switch (batch?.state) {
    case 'checking':
      return batch.kind === 'visits'
        ? checkVisits(ctx, batch, await visitsOf(ctx, batch))
        : checkFile(ctx, batch, await fileOf(ctx, batch));
    case 'running': {
      if (batch.kind === 'visits') {
        const visits = await visitsOf(ctx, batch);
        return inSlices(ctx, batchId, () => bringInVisitsSlice(ctx, batchId, visits));
      }
      const file = await fileOf(ctx, batch);
      return inSlices(ctx, batchId, () => bringInSlice(ctx, batchId, file));
    }
    case 'undoing':
      return inSlices(ctx, batchId, () => takeBackSlice(ctx, batchId));
    default:
      return 'nothing to do';
  }
}

async function inSlices(ctx: Context, batchId: Id<'importBatch'>, slice: () => Promise<'more' | 'done'>): Promise<string> {
  const until = performance.now() + LONGEST_MS;
  do {
    if ((await slice()) === 'done') return 'done';
  } while (performance.now() < until);
  await keepInPractice(ctx, 'imports.ring_again', (tx) => record(tx, 'import.step_asked', { batchId }));
  return 'to be continued';
}

const bytesOf = async (ctx: Context, { id }: Batch): Promise<string> => {
  const kept = await inPractice(ctx, (tx) => openKept(tx, id));
  if (!kept?.bytes) throw new Error(`${id} has no file to read`);
  return kept.bytes;
};
const visitsOf = async (ctx: Context, batch: Batch) => openVisitFile(ctx, batch, await bytesOf(ctx, batch));

async function fileOf(ctx: Context, batch: Batch) {
  const { reading } = batch.mapping;
  if (!reading) throw new Error(`${batch.id} has no reading`);
  return readFile(await bytesOf(ctx, batch), reading, localDateAt(ctx.clock.now().getTime(), await readTimeZone(ctx)));
}

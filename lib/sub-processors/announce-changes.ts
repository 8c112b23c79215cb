import { systemActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import type { Context, OpenContext } from '@/lib/context';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findUntold, insertNotice } from './data';
import { changes as announced } from './list';
import { isAnnounced, startOfDay } from './rules';
import type { SubProcessorChange } from './schema';

const batch = 500;

/**
 * Tells every practice of every announced change, once each: a row, which starts the practice's own 30 days, and an event that rings for
 * the mail. One that cannot be told keeps nobody else from it. @returns how many notices were given.
 */
export async function announceChanges(open: OpenContext, changes: readonly SubProcessorChange[] = announced): Promise<number> {
  let told = 0;
  const failures: unknown[] = [];
  for (const change of changes.filter((one) => isAnnounced(one, open.clock.now())))
    for (let after = ''; ; ) {
      const untold = await open.db.asRelay((tx) => findUntold(tx, change.number, startOfDay(change.announcedOn), { after, limit: batch }));
      for (const { id } of untold) {
        const ctx = { ...open, actor: systemActor(id, 'sub-processors.announce-changes') };
        await announceTo(ctx, change).then(
          (isTold) => (told += isTold ? 1 : 0),
          (error: unknown) => failures.push(error),
        );
      }
      after = untold.at(-1)?.id ?? '';
      if (untold.length < batch) break;
    }
  if (failures.length > 0) throw new AggregateError(failures, 'some practices could not be told of a change of sub-processors');
  return told;
}

/** Tells one practice of one change. @returns false when it was told before. */
export const announceTo = (ctx: Context, change: SubProcessorChange): Promise<boolean> =>
  keepInPractice(ctx, 'sub_processors.announce', async (tx) => {
    if (!(await insertNotice(tx, change.number))) return false;
    await record(tx, 'sub_processor.change_told', { change: change.number });
    await recordAudit(tx, 'sub_processor.change_told', null, { change: change.number });
    return true;
  });

import type { Context } from '@/lib/context';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { findCutOff } from './data';

/**
 * The practice may write again: what was being brought in when it could not any more goes on behind the rows that are in. Rung twice, nothing
 * comes in twice: the count of rows behind moves with them. @returns how many imports go on; none while the practice still may not.
 */
export const goOn = (ctx: Context): Promise<number> =>
  keepInPractice(ctx, 'imports.ring_again', async (tx) => {
    if (await refuseAct(tx, 'imports.bring_in')) return 0;
    const cutOff = await findCutOff(tx);
    for (const batchId of cutOff) await record(tx, 'import.step_asked', { batchId });
    return cutOff.length;
  });

import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findKeepers, lockBreach, setRemindAt } from './data';
import { isUndecided, remindAfter, stageOn } from './rules';
import { writeTo } from './write-to';

/**
 * The bell of one breach: at 48 and at 66 hours after it was known, its owners and whoever opened it are written to, while nobody told the
 * authority or decided that nobody has to. Late or after a jump of the clock it is the stage that is reached now, and no other; each is
 * written to once for each stage, whatever the bell does. @returns how many letters were put on their way.
 */
export const remindOfBreach = (ctx: Context, { breachId }: { readonly breachId: Id<'breach'> }): Promise<number> =>
  keepInPractice(ctx, 'breaches.remind', async (tx) => {
    const breach = await lockBreach(tx, breachId);
    if (!breach) return 0;
    const now = tx.clock.now();
    const stage = isUndecided(breach) ? stageOn(breach.awareAt, now) : null;
    let written = 0;
    for (const memberId of stage === null ? [] : await findKeepers(tx, breach.createdBy))
      written += (await writeTo(tx, { breachId, what: 'reminded', about: String(stage), memberId })) ? 1 : 0;
    await setRemindAt(tx, breachId, isUndecided(breach) ? remindAfter(breach.awareAt, now) : null);
    if (written > 0) await recordAudit(tx, 'breach.reminded', breachId, { stage, written });
    return written;
  });

import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { RetentionError } from './errors';
import { lockHold, updateHold } from './holds/data';
import { maySecond } from './policy';

export const namedHold = z.object({ holdId: idSchema('legalHold') });

/**
 * One member asks, another one lifts: the first call leaves the wish, a call by somebody else ends the hold. What the law holds ends on its
 * date and not before. Afterwards the clock of the rows goes on where it was.
 */
export function liftHold(ctx: Context, { holdId }: z.output<typeof namedHold>): Promise<Result<null, RetentionError>> {
  return changeInPractice<null, RetentionError, Context['actor']>(ctx, 'retention.lift_hold', async (tx) => {
    const { actor, clock } = tx;
    if (!maySecond(actor)) return err({ code: 'retention.not_allowed' });
    const hold = await lockHold(tx, holdId);
    if (!hold) return err({ code: 'retention.hold_unknown' });
    if (hold.liftedAt) return ok(null);
    if (hold.kind === 'statutory' && hold.endsAt) return err({ code: 'retention.held_by_law', until: hold.endsAt.toISOString() });
    if (!hold.liftAskedBy) {
      await updateHold(tx, holdId, { liftAskedBy: actor.memberId, liftAskedAt: clock.now() });
      await recordAudit(tx, 'legal_hold.lift_asked', hold.patientId, { hold: holdId });
      return ok(null);
    }
    if (hold.liftAskedBy === actor.memberId) return err({ code: 'retention.second_person_needed' });
    await updateHold(tx, holdId, { liftedBy: actor.memberId, liftedAt: clock.now() });
    await record(tx, 'legal_hold.lifted', { holdId });
    await recordAudit(tx, 'legal_hold.lifted', hold.patientId, { hold: holdId });
    return ok(null);
  });
}

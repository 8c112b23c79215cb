import { recordAudit } from '@/lib/audit/record';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { ringForNextEnd } from '@/lib/deletions/ring-for-next-end';
import type { CustodyError } from './errors';
import { inCustody } from './in-custody';
import { endHolds } from './kept/data';
import { updateOpening } from './openings/data';
import type { CustodyContext } from './prove-custodian';
import { lockApproved } from './read-kept';

/**
 * Ends the dispute that holds the rows of one subject, after one asked and another approved (PRODUCT section 5): the clock of each row goes on
 * where it was. What only the dispute kept is shredded by the next run; what a law keeps stays until its own end. @returns how many rows.
 */
export const liftKeptHold = (
  ctx: CustodyContext,
  { practiceId, openingId }: { readonly practiceId: Id<'practice'>; readonly openingId: Id<'custodyOpening'> },
): Promise<Result<number, CustodyError>> =>
  inCustody(ctx, practiceId, async (tx): Promise<Result<number, CustodyError>> => {
    const approved = await lockApproved(tx, openingId, 'lift_hold');
    if (!approved.ok) return approved;
    const { subjectId } = approved.value;
    const rows = await endHolds(tx, subjectId);
    if (rows === 0) return err({ code: 'custody.not_held' });
    await ringForNextEnd(tx);
    await updateOpening(tx, openingId, { usedAt: tx.clock.now() });
    await recordAudit(tx, 'legal_hold.lifted', subjectId, { opening: openingId, rows, by: ctx.custodian.accountId });
    return ok(rows);
  });

import { recordAudit } from '@/lib/audit/record';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { ringForNextEnd } from '@/lib/deletions/ring-for-next-end';
import type { CustodyError } from './errors';
import { inCustody } from './in-custody';
import { findPerson, measure } from './kept/data';
import type { CustodyContext } from './prove-custodian';

/**
 * An order to shred what is kept of one subject (PRODUCT 8.7f): refused while a law or a dispute keeps it, with the text that does and its end.
 * What is past its term needs no order: the deletion's own run shreds it, and is rung for here. Either way it is in the journal.
 */
export async function orderShredding(
  ctx: CustodyContext,
  { practiceId, subjectId }: { readonly practiceId: Id<'practice'>; readonly subjectId: string },
): Promise<Result<null, CustodyError>> {
  return inCustody(ctx, practiceId, async (tx): Promise<Result<null, CustodyError>> => {
    if (!(await findPerson(tx, subjectId))) return err({ code: 'custody.nothing_kept' });
    const { rows, until, isHeld, source } = await measure(tx, practiceId, [subjectId], tx.clock.now());
    const isKept = rows > 0;
    if (!isKept) await ringForNextEnd(tx);
    await recordAudit(tx, 'archive.shredding_asked', subjectId, { refused: isKept, by: ctx.custodian.accountId });
    if (!isKept) return ok(null);
    return err({ code: 'custody.kept_by_law', source: source ?? '', until: isHeld ? null : (until?.toISOString().slice(0, 10) ?? null) });
  });
}

import { recordAudit } from '@/lib/audit/record';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { CustodyError } from './errors';
import { inCustody } from './in-custody';
import { lockOpening, readReason, updateOpening } from './openings/data';
import type { CustodyContext } from './prove-custodian';
import type { Opening } from './schema';

/** An approval is used within a day or not at all. */
const ONE_DAY = 24 * 3_600_000;

type One = { readonly practiceId: Id<'practice'>; readonly openingId: Id<'custodyOpening'> };

/** What the second person decides on: whose archive, on which ground and why. Refuses what was used or ran out. */
export const readOpening = (
  ctx: CustodyContext,
  { practiceId, openingId }: One,
): Promise<Result<Opening & { readonly reason: string }, CustodyError>> =>
  inCustody(ctx, practiceId, async (tx): Promise<Result<Opening & { readonly reason: string }, CustodyError>> => {
    const opening = await lockOpening(tx, openingId);
    const refusal = refusalOf(opening, tx.clock.now());
    if (!opening || refusal) return err(refusal ?? { code: 'custody.opening_unknown' });
    return ok({ ...opening, reason: await readReason(tx, openingId) });
  });

/** The second person, who is not the first: says yes. The approval lasts 24 hours from now and is used once. */
export const approveOpening = (ctx: CustodyContext, { practiceId, openingId }: One): Promise<Result<Date, CustodyError>> =>
  inCustody(ctx, practiceId, async (tx): Promise<Result<Date, CustodyError>> => {
    const now = tx.clock.now();
    const opening = await lockOpening(tx, openingId);
    const refusal = refusalOf(opening, now);
    if (!opening || refusal) return err(refusal ?? { code: 'custody.opening_unknown' });
    const approvedBy = ctx.custodian.accountId;
    if (opening.askedBy === approvedBy) return err({ code: 'custody.second_person_needed' });
    if (opening.approvedAt) return ok(opening.expiresAt);
    const expiresAt = new Date(now.getTime() + ONE_DAY);
    await updateOpening(tx, openingId, { approvedBy, approvedAt: now, expiresAt });
    const act = opening.purpose === 'read' ? 'archive.approved' : 'legal_hold.lift_approved';
    await recordAudit(tx, act, opening.subjectId, { opening: openingId, by: approvedBy });
    return ok(expiresAt);
  });

/** Why an opening cannot be approved or used any more; null when it can. */
export function refusalOf(opening: Opening | null, now: Date): CustodyError | null {
  if (!opening) return { code: 'custody.opening_unknown' };
  if (opening.usedAt) return { code: 'custody.used' };
  return opening.expiresAt <= now ? { code: 'custody.approval_over' } : null;
}

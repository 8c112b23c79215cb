import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { archiveReason, findReasons } from './data';
import type { VisitReasonError } from './errors';
import { mayKeepReasonsOf } from './policy';

type Archived = { readonly practitionerId: Id<'practitioner'> };

/** Takes a reason out of use: it can no longer be booked, and the appointments that carry it stay as they are. */
export const archiveVisitReason = (ctx: Context, { id }: { id: Id<'visitReason'> }): Promise<Result<Archived, VisitReasonError>> =>
  changeInPractice(ctx, 'visit_reasons.archive', async (tx) => {
    const reason = (await findReasons(tx, { id }))[0];
    if (!reason) return err({ code: 'reason.not_found' });
    if (!mayKeepReasonsOf(tx.actor, reason.practitionerId)) return err({ code: 'reason.not_allowed' });
    await archiveReason(tx, id);
    await record(tx, 'agenda.rules_changed', { practitionerId: reason.practitionerId });
    await recordAudit(tx, 'visit_reason.archived', id, {});
    return ok({ practitionerId: reason.practitionerId });
  });

import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile } from '@/lib/platform/fingerprint';
import { areInUse } from '@/lib/resources/are-in-use';
import { findReasons, lockReason, practitionerExists, writeReason } from './data';
import type { VisitReasonError } from './errors';
import { mayKeepReasonsOf } from './policy';
import { reasonContent } from './reason-content';
import type { Question } from './rules';
import type { SaveVisitReason, VisitReason } from './schema';

/**
 * Adds or changes a visit reason. Appointments already agreed keep the length and buffers they were booked with. Refuses a need for a
 * room or a piece of equipment that is not the practice's own, or no longer in use. `shown` is the fingerprint of the reason the form
 * showed: another one stored meanwhile is not overwritten.
 */
export const saveVisitReason = (
  ctx: Context,
  reason: SaveVisitReason,
  shown?: string,
): Promise<Result<{ id: Id<'visitReason'> }, VisitReasonError>> =>
  changeInPractice(ctx, 'visit_reasons.save', async (tx) => {
    if (reason.id) await lockReason(tx, reason.id);
    const existing = reason.id ? (await findReasons(tx, { id: reason.id }))[0] : undefined;
    if (reason.id && existing?.practitionerId !== reason.practitionerId) return err({ code: 'reason.not_found' });
    if (!(await practitionerExists(tx, reason.practitionerId))) return err({ code: 'reason.practitioner_not_found' });
    if (!mayKeepReasonsOf(tx.actor, reason.practitionerId)) return err({ code: 'reason.not_allowed' });
    if (!(await areInUse(tx, reason.resourceNeeds.flat()))) return err({ code: 'reason.resource_not_found' });
    const changed = existing ? changedMeanwhile(shown, { stored: reasonContent(existing), wish: reasonContent(reason) }) : null;
    if (changed) return err(changed);
    const id = await writeReason(tx, { ...reason, questions: named(reason.questions, existing) });
    await record(tx, 'agenda.rules_changed', { practitionerId: reason.practitionerId });
    await recordAudit(tx, reason.id ? 'visit_reason.changed' : 'visit_reason.added', id, {});
    return ok({ id });
  });

/** A question keeps the id it was stored with; a new one gets its own, so that an answer kept earlier is never read as one to it. */
function named(questions: SaveVisitReason['questions'], existing: VisitReason | undefined): Question[] {
  const free = new Set(existing?.questions.map(({ id }) => id));
  return questions.map(({ id, ...question }) => ({ ...question, id: id && free.delete(id) ? id : `q${crypto.randomUUID().slice(0, 8)}` }));
}

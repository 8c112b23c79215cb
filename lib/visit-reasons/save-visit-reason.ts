import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { findReasons, practitionerExists, writeReason } from './data';
import type { VisitReasonError } from './errors';
import { mayKeepReasonsOf } from './policy';
import type { SaveVisitReason } from './schema';

/** Adds or changes a visit reason. Appointments already agreed keep the length and buffers they were booked with. */
export const saveVisitReason = (ctx: Context, reason: SaveVisitReason): Promise<Result<{ id: Id<'visitReason'> }, VisitReasonError>> =>
  inPractice(ctx, async (tx) => {
    const existing = reason.id ? (await findReasons(tx, { id: reason.id }))[0] : undefined;
    if (reason.id && existing?.practitionerId !== reason.practitionerId) return err({ code: 'reason.not_found' });
    if (!(await practitionerExists(tx, reason.practitionerId))) return err({ code: 'reason.practitioner_not_found' });
    if (!mayKeepReasonsOf(tx.actor, reason.practitionerId)) return err({ code: 'reason.not_allowed' });
    const id = await writeReason(tx, reason);
    await record(tx, 'agenda.rules_changed', { practitionerId: reason.practitionerId });
    await recordAudit(tx, reason.id ? 'visit_reason.changed' : 'visit_reason.added', id, {});
    return ok({ id });
  });

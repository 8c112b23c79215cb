import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { isArchived, openKept } from './archive/data';
import type { KeptRow } from './archive/schema';
import type { RetentionError } from './errors';
import { insertOpening, lockOpening, updateOpening } from './openings/data';
import { mayKeepTerms, maySecond } from './policy';

/** An approval not used by then is no longer one. */
const THREE_DAYS = 3 * 24 * 3_600_000;
type Opening = Id<'archiveOpening'>;

/** The owner asks to read what the archive keeps of one subject, and says why. Refuses a subject of whom nothing lies there. */
export function askForArchive(
  ctx: Context,
  { subject, reason }: { readonly subject: string; readonly reason: string },
): Promise<Result<Opening, RetentionError>> {
  return changeInPractice<Opening, RetentionError, Context['actor']>(ctx, 'retention.ask_archive', async (tx) => {
    if (!mayKeepTerms(tx.actor)) return err({ code: 'retention.not_allowed' });
    if (reason.trim() === '') return err({ code: 'retention.hold_needs_reason' });
    if (!(await isArchived(tx, subject))) return err({ code: 'retention.patient_unknown' });
    const expiresAt = new Date(tx.clock.now().getTime() + THREE_DAYS);
    const id = await insertOpening(tx, { subject, reason: reason.trim(), by: tx.actor.memberId, expiresAt });
    await recordAudit(tx, 'archive.asked', subject, { opening: id });
    return ok(id);
  });
}

/** Somebody else says yes. */
export function approveArchive(ctx: Context, id: Opening): Promise<Result<null, RetentionError>> {
  return changeInPractice<null, RetentionError, Context['actor']>(ctx, 'retention.approve_archive', async (tx) => {
    const { actor, clock } = tx;
    if (!maySecond(actor)) return err({ code: 'retention.not_allowed' });
    const opening = await lockOpening(tx, id);
    if (!opening) return err({ code: 'retention.opening_unknown' });
    if (opening.readAt || opening.expiresAt <= clock.now()) return err({ code: 'retention.archive_not_approved' });
    if (opening.askedBy === actor.memberId) return err({ code: 'retention.second_person_needed' });
    if (opening.approvedAt) return ok(null);
    await updateOpening(tx, id, { approvedBy: actor.memberId, approvedAt: clock.now() });
    await recordAudit(tx, 'archive.approved', opening.subjectId, { opening: id });
    return ok(null);
  });
}

/** Of whom, and the rows kept apart; in a practice that lives the file itself stands where it was. */
type Opened = { readonly subject: string; readonly rows: readonly KeptRow[] };

/** Reads it, once, with a trace: by whoever asked, after another person approved and before the approval runs out. */
export function openArchive(ctx: Context, id: Opening): Promise<Result<Opened, RetentionError>> {
  return keepInPractice(ctx, 'retention.read_archive', async (tx): Promise<Result<Opened, RetentionError>> => {
    const { actor, clock } = tx;
    if (!mayKeepTerms(actor)) return err({ code: 'retention.not_allowed' });
    const opening = await lockOpening(tx, id);
    if (!opening) return err({ code: 'retention.opening_unknown' });
    const isOpen = opening.approvedAt && !opening.readAt && opening.expiresAt > clock.now() && opening.askedBy === actor.memberId;
    if (!isOpen) return err({ code: 'retention.archive_not_approved' });
    const rows = await openKept(tx, opening.subjectId);
    await updateOpening(tx, id, { readAt: clock.now() });
    await recordAudit(tx, 'archive.opened', opening.subjectId, { opening: id, rows: rows.length });
    return ok({ subject: opening.subjectId, rows });
  });
}

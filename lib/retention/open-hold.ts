import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { addDays, dayNumber } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { findPractice } from './engine/data';
import type { RetentionError } from './errors';
import { insertHold, knowsPatient } from './holds/data';
import type { HoldWish } from './holds/schema';
import { mayKeepTerms } from './policy';
import { endOf } from './terms';

/** Forbids destroying rows from now on: until a date the law gives, or until two people lift it. Looked at again each year. */
export function openHold(ctx: Context, wish: HoldWish): Promise<Result<null, RetentionError>> {
  return changeInPractice<null, RetentionError, Context['actor']>(ctx, 'retention.open_hold', async (tx) => {
    const { actor } = tx;
    if (!mayKeepTerms(actor)) return err({ code: 'retention.not_allowed' });
    if (wish.reason === '') return err({ code: 'retention.hold_needs_reason' });
    if (wish.patientId && !(await knowsPatient(tx, wish.patientId))) return err({ code: 'retention.patient_unknown' });
    const { timeZone } = await findPractice(tx);
    const endsAt = wish.endsOn ? new Date(zoneOf(timeZone).firstInstantOf(dayNumber(addDays(wish.endsOn, 1)))) : null;
    const reviewAt = endOf([{ years: 1 }], tx.clock.now(), timeZone);
    const holdId = await insertHold(tx, { ...wish, by: actor.memberId, endsAt, reviewAt });
    await record(tx, 'legal_hold.opened', { holdId });
    await recordAudit(tx, 'legal_hold.opened', wish.patientId, {
      hold: holdId,
      kind: wish.kind,
      ground: wish.ground,
      category: wish.category,
    });
    return ok(null);
  });
}

import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { sameText, sha256Hex } from '@/lib/platform/crypto';
import { findHold, turnHold } from './data';
import type { VerificationError } from './errors';
import { holdMinutes } from './rules';

export type HeldBy = { readonly id: Id<'appointment'>; readonly token: string };

/** The hold whose token this is, live or not; null for a wrong token and for an unknown hold alike. */
export async function holderOf(tx: InPractice, { id, token }: HeldBy) {
  const hold = await findHold(tx, id);
  return hold?.holdTokenHash && sameText(hold.holdTokenHash, sha256Hex(token)) ? hold : null;
}

/** The live hold of whoever shows its token; a wrong token and an unknown hold get the same answer. */
export async function requireHold(tx: InPractice, held: HeldBy): Promise<Result<{ expiresAt: Date }, VerificationError>> {
  const hold = await holderOf(tx, held);
  if (!hold) return err({ code: 'booking.hold_unknown' });
  if (hold.status !== 'held' && hold.status !== 'expired') return err({ code: 'booking.hold_already_booked' });
  if (hold.status === 'expired' || !hold.expiresAt || hold.expiresAt <= tx.clock.now()) return err({ code: 'booking.hold_expired' });
  return ok({ expiresAt: hold.expiresAt });
}

/** Gives a held time back: it is free at once. Giving back what has run out already is not an error. */
export const releaseHold = (ctx: Context, held: HeldBy): Promise<Result<null, VerificationError>> =>
  changeInPractice(ctx, 'appointments.release_hold', async (tx) => {
    const hold = await requireHold(tx, held);
    if (!hold.ok) return givenBack(hold);
    // Who confirms at the same moment is waited for here, and may have won.
    if (!(await turnHold(tx, held.id, { to: 'expired' }))) return givenBack(await requireHold(tx, held));
    await record(tx, 'appointment.released', { appointmentId: held.id });
    return ok(null);
  });

const givenBack = (hold: Result<unknown, VerificationError>): Result<null, VerificationError> =>
  hold.ok || hold.error.code === 'booking.hold_expired' ? ok(null) : hold;

/** "Garder ce créneau": ten more minutes, once. */
export const extendHold = (ctx: Context, held: HeldBy): Promise<Result<{ expiresAt: Date }, VerificationError>> =>
  changeInPractice(ctx, 'appointments.extend_hold', async (tx) => {
    const hold = await requireHold(tx, held);
    if (!hold.ok) return hold;
    const expiresAt = addMinutes(hold.value.expiresAt, minutes(holdMinutes));
    return (await turnHold(tx, held.id, { to: 'held', expiresAt })) ? ok({ expiresAt }) : err({ code: 'booking.hold_already_extended' });
  });

import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { findAbsenceRange } from './absences/data';
import { cancelAppointment } from './cancel';
import type { ChangeError, DeskError } from './errors';
import { moveAtDesk } from './move-at-desk';
import { mayWorkInAgenda } from './policy';
import { isStanding } from './rules';
import type { AppointmentView, SettleAffected } from './schema';
import { findAppointment } from './views/data';

type Code = (ChangeError | DeskError)['code'];
export type Settled = {
  readonly done: readonly { readonly appointmentId: Id<'appointment'>; readonly did: 'cancel' | 'assign' | 'leave' }[];
  readonly refused: readonly { readonly appointmentId: Id<'appointment'>; readonly code: Code }[];
};

/**
 * Settles the visits an absence or a closed day leaves standing, each as decided: cancelled and told, given to a colleague at the same time
 * where that one is free, or left. Each by itself, so that one refusal keeps no other from being done. Touches only what is listed, and of
 * that only what stands with this practitioner, still to come, inside the absence when one is named.
 */
export async function settleAffected(ctx: Context, wish: SettleAffected): Promise<Result<Settled, ChangeError>> {
  if (!mayWorkInAgenda(ctx.actor)) return err({ code: 'booking.not_allowed' });
  const done: Settled['done'][number][] = [];
  const refused: Settled['refused'][number][] = [];
  const once = new Map(wish.decisions.map((decision) => [decision.appointmentId, decision]));
  for (const decision of once.values()) {
    const { appointmentId } = decision;
    const code = await settle(ctx, wish, decision);
    if (code === null) done.push({ appointmentId, did: decision.do });
    else refused.push({ appointmentId, code });
  }
  return ok({ done, refused });
}

async function settle(ctx: Context, wish: SettleAffected, decision: SettleAffected['decisions'][number]): Promise<Code | null> {
  const { appointmentId: id } = decision;
  const visit = await inPractice(ctx, async (tx) => {
    const found = await findAppointment(tx, id);
    const within = wish.absenceId ? await findAbsenceRange(tx, wish.absenceId) : null;
    return found && isAffected(found, wish, within, tx.clock.now()) ? found : null;
  });
  if (!visit) return 'booking.appointment_unknown';
  const { version, start, durationMinutes, mode } = visit;
  switch (decision.do) {
    case 'leave':
      return null;
    case 'cancel': {
      const cancelled = await cancelAppointment(ctx, { id, version, reason: 'practitioner_absent', notify: wish.notify });
      return cancelled.ok ? null : cancelled.error.code;
    }
    case 'assign': {
      const { practitionerId } = decision;
      const moved = await moveAtDesk(ctx, { id, version, start, durationMinutes, mode, practitionerId, notify: wish.notify });
      return moved.ok ? null : moved.error.code;
    }
  }
}

type Range = { readonly start: Date; readonly end: Date };

const isAffected = (visit: AppointmentView, { practitionerId, absenceId }: SettleAffected, within: Range | null, now: Date) =>
  visit.practitionerId === practitionerId &&
  isStanding(visit.status) &&
  visit.end > now &&
  (!absenceId || (within !== null && visit.start < within.end && visit.end > within.start));

import 'server-only';
import { requestLocale } from '@/app/_server/locale';
import { carryTyped } from '@/lib/appointments/carry-typed';
import type { HoldError } from '@/lib/appointments/errors';
import { holdSlot } from '@/lib/appointments/hold';
import { type HeldBy, releaseHold } from '@/lib/appointments/release-hold';
import { err, ok, type Result } from '@/lib/core/result';
import { keepHold } from '../hold-cookie';
import type { HeldStep } from './held-step';

/**
 * Holds again the time of an attempt, or another one, for the same reason and place. The address of the attempt stays the same, and what
 * was typed goes along.
 */
export async function retake({ ctx, attempt, held, token }: HeldStep, start: Date): Promise<Result<HeldBy, HoldError>> {
  const { appointment } = held;
  const before = { id: appointment.id, token };
  // The one who takes another time lets go of the first: it is free for others at once.
  await releaseHold(ctx, before);
  const again = await holdSlot(ctx, {
    practitionerId: appointment.practitionerId,
    reasonId: appointment.reasonId,
    start,
    site: appointment.siteId,
    mode: appointment.mode,
    locale: await requestLocale(),
    isFirstVisit: appointment.isFirstVisit,
    known: !appointment.isFirstVisit,
  });
  if (!again.ok) return err(again.error);
  await carryTyped(ctx, { from: before, to: again.value });
  await keepHold(attempt, again.value);
  return ok(again.value);
}

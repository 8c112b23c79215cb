import { readAppointment } from '@/lib/appointments/read-appointment';
import { graceMinutes } from '@/lib/appointments/rules';
import { type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addMinutes, minutes } from '@/lib/core/time';
import { addressOf } from '@/lib/notifications/address-of';
import { type Composed, type DeliveryContext, deliver } from '@/lib/notifications/deliver';
import type { DeliveryOutcome } from '@/lib/notifications/schema';
import { absenceLetter } from '@/lib/notifications/templates/absence-notice';
import { mayBeWrittenTo } from '@/lib/patients/may-be-written-to';
import { findMissed, type Missed } from './data';
import { quietEnds } from './rules';

type Which = { readonly appointmentId: Id<'appointment'>; readonly version?: number | undefined; readonly again?: number | undefined };

/** A desk that catches up on old days tells nobody of them. */
const mostDaysAgo = 7;
const versionOf = ({ missedAt }: Missed) => Math.floor(missedAt.getTime() / 1_000);

/**
 * Writes to a patient who did not come and is not excused, where the practice wishes it (PRODUCT B+7): three minutes after it was noted, so
 * that taking it back says nothing, never in quiet hours, and once for a visit however often it is noted. Of a visit that ended more than a week
 * ago nobody hears. It is noted once the visit has begun, so nobody hears of it earlier either.
 * @param which without a version, the absence as it stands now.
 */
export async function tellAbsence(ctx: DeliveryContext, { appointmentId, version, again }: Which): Promise<DeliveryOutcome> {
  const noted = await inPractice(ctx, (tx) => findMissed(tx, appointmentId));
  const which = version ?? (noted?.isTold ? versionOf(noted) : null);
  if (which === null) return 'known';
  const effect = { kind: 'absence_notice', subjectId: appointmentId, version: which, again } as const;
  return deliver(ctx, effect, (tx) => compose(tx, ctx.appUrl, appointmentId, which));
}

async function compose(tx: InPractice, appUrl: string, id: Id<'appointment'>, version: number): Promise<Composed> {
  const missed = await findMissed(tx, id);
  if (!missed?.isTold || missed.wasTold || versionOf(missed) !== version) return null;
  const now = tx.clock.now();
  if (now.getTime() - missed.end.getTime() > mostDaysAgo * 86_400_000) return null;
  const rested = addMinutes(missed.missedAt, minutes(graceMinutes));
  const later = rested > now ? rested : quietEnds(now, missed.quiet);
  if (later) return { later };
  const appointment = await readAppointment(tx, id);
  if (!(await mayBeWrittenTo(tx, missed.patientId))) return null;
  const reached = await addressOf(tx, missed.patientId, id);
  if (!appointment || !reached) return null;
  if ('unreachable' in reached) return reached;
  const links = { book: `${appUrl}/book/${appointment.practitionerSlug}`, notMe: `${appUrl}${reached.notMe}` };
  return { ...reached, letter: absenceLetter({ ...appointment, isBlocked: missed.isBlocked }, links) };
}

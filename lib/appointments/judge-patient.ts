import { isFull } from '@/lib/availability/limits';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { zoneOf } from '@/lib/core/zone';
import { lockInOrder } from '@/lib/platform/contention';
import type { PatientRefusal } from './errors';
import { findStanding } from './limits/data';

export type PatientWish = {
  readonly patientId: Id<'patient'>;
  readonly reasonId: Id<'visitReason'>;
  readonly start: Date;
  /** Appointments that do not count: the hold itself, the one that gives its row to it. */
  readonly except?: readonly Id<'appointment'>[] | undefined;
};

/**
 * Locks patients for the rest of the transaction, so that two bookings of theirs in two agendas see each other. After the agendas'
 * locks, never before (docs/decisions/005).
 */
export const lockPatient = (tx: InPractice, ...patientIds: Id<'patient'>[]): Promise<void> =>
  lockInOrder(
    tx.db,
    patientIds.map((id) => `${tx.actor.practiceId}:patient:${id}`),
  );

/**
 * Whether this patient may have one more visit then: not blocked from online booking, fewer upcoming visits than the practice allows, and
 * under the reason's limit in every seven local dates that hold the start, over all practitioners. Takes the patient's lock first, so under
 * the agendas' locks. Binds who books online; the desk sees limits among its conflicts.
 */
export async function judgePatient(tx: InPractice, wish: PatientWish): Promise<PatientRefusal | null> {
  if (tx.actor.kind === 'member') return null;
  await lockPatient(tx, wish.patientId);
  const standing = await findStanding(tx, { ...wish, except: wish.except ?? [] });
  if (!standing) return null;
  const { blocked, upcoming, mostUpcoming, mostInSevenDays, starts, timeZone } = standing;
  if (blocked) return { code: 'booking.patient_blocked' };
  if (mostUpcoming !== null && upcoming >= mostUpcoming) return { code: 'booking.patient_too_many', most: mostUpcoming };
  if (mostInSevenDays === null) return null;
  const zone = zoneOf(timeZone);
  const full = isFull(zone, { refusal: 'patient_week_full', most: mostInSevenDays, starts }, zone.dayAt(wish.start.getTime()));
  return full ? { code: 'booking.patient_week_full', most: mostInSevenDays } : null;
}

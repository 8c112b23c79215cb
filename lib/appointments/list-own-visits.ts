import { type Context, inPractice } from '@/lib/context';
import type { AppointmentView } from './schema';
import { findOfPatients } from './views/data';

/** A patient's own visits in one practice that are not over yet, by start, cancelled ones included. Empty for anyone else. */
export async function listOwnVisits(ctx: Context): Promise<readonly AppointmentView[]> {
  const { actor, clock } = ctx;
  if (actor.kind !== 'patient') return [];
  return inPractice(ctx, (tx) => findOfPatients(tx, actor.patientIds, clock.now()));
}

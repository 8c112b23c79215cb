import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findIdentities } from './data';
import { mayReadPatients } from './policy';
import type { PatientHit } from './schema';

/** One patient as a search would find them, to book for; null when not found. It opens no file. */
export async function identifyPatient(ctx: Context, id: Id<'patient'>): Promise<PatientHit | null> {
  if (!mayReadPatients(ctx.actor)) return null;
  const identity = (await inPractice(ctx, (tx) => findIdentities(tx, [id]))).get(id);
  if (!identity || identity === 'erased') return null;
  const { familyName, givenName, birthDate, phone } = identity;
  return { id, familyName, givenName, birthDate, phone };
}

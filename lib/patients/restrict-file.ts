import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { PatientError } from './errors';
import { deletePairsOf } from './likely/data';
import { lockStanding, writeRestriction } from './restriction/data';
import type { RestrictionGround } from './rules';

type Changed = Result<{ readonly changed: boolean }, PatientError>;

/**
 * From now on this file is only stored (GDPR 18): read, cancelled, erased, answered for, and nothing else. The rights desk decides; here it
 * is written, under a lock that lets a booking under way end first. Saying so twice changes nothing.
 */
export async function restrictFile(tx: InPractice, id: Id<'patient'>, ground: RestrictionGround): Promise<Changed> {
  const standing = await lockStanding(tx, id);
  if (!standing) return err({ code: 'patient.not_found' });
  if (standing.restriction) return ok({ changed: false });
  await writeRestriction(tx, id, { at: tx.clock.now(), by: pseudonymOf(tx.actor), ground });
  await deletePairsOf(tx, id);
  await recordAudit(tx, 'patient.restricted', id, { ground });
  return ok({ changed: true });
}

/** The file may be worked with again. The person was told before (GDPR 18.3): that is the caller's to see to. */
export async function freeFile(tx: InPractice, id: Id<'patient'>): Promise<Changed> {
  const standing = await lockStanding(tx, id);
  if (!standing) return err({ code: 'patient.not_found' });
  if (!standing.restriction) return ok({ changed: false });
  await writeRestriction(tx, id, null);
  await recordAudit(tx, 'patient.restriction_lifted', id, {});
  return ok({ changed: true });
}

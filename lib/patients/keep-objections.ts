import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { PatientError } from './errors';
import { lockStanding, writeObjections } from './restriction/data';
import { type Objection, objections } from './rules';

/** What this person objects to from now on, in place of what was said before. It counts at the very next send and count. */
export async function keepObjections(
  tx: InPractice,
  id: Id<'patient'>,
  objectsTo: readonly Objection[],
): Promise<Result<{ readonly changed: boolean }, PatientError>> {
  const standing = await lockStanding(tx, id);
  if (!standing) return err({ code: 'patient.not_found' });
  const wanted = objections.filter((one) => objectsTo.includes(one));
  if (wanted.join() === objections.filter((one) => standing.objectsTo.includes(one)).join()) return ok({ changed: false });
  await writeObjections(tx, id, wanted);
  await recordAudit(tx, 'patient.objected', id, { to: wanted.join(' ') });
  return ok({ changed: true });
}

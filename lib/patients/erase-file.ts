import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { eraseRows, findMergedInto } from './erasing/data';

/**
 * Erases one person in the caller's transaction: the keys of the file and of those merged into it are destroyed, so that nothing sealed for
 * them opens again anywhere, in a backup neither; the search tokens go; the rows stay as marks. Whether it may be done at all (legal terms,
 * holds, who asks) is for the caller to have decided, and so is writing down which files went.
 * @returns the files that were erased, this one first.
 */
export async function eraseFile(tx: InPractice, id: Id<'patient'>): Promise<readonly Id<'patient'>[]> {
  const ids = [id, ...(await findMergedInto(tx, id))];
  await eraseRows(tx, ids);
  for (const one of ids) await tx.keyring.destroyPatientKey(tx.db, tx.actor.practiceId, one);
  await record(tx, 'patient.erased', { patientId: id });
  await recordAudit(tx, 'patient.erased', id, { files: ids.length });
  return ids;
}

import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findFile } from './data';
import type { PatientError } from './errors';
import { mayReadFile } from './policy';
import type { PatientFile } from './schema';

/**
 * Opens one file, and says so in the audit chain: who read which file, and when. A file merged away opens the one it went into: look at the id.
 * A file in the archive opens to its patient only: members ask for it with a reason, and a second one agrees.
 */
export async function openPatient(ctx: Context, id: Id<'patient'>): Promise<Result<PatientFile, PatientError>> {
  if (!mayReadFile(ctx.actor, id)) return err({ code: 'patient.not_found' });
  return keepInPractice(ctx, 'patients.open', async (tx) => {
    const file = await findFile(tx, id);
    if (!file) return err({ code: 'patient.not_found' });
    const { identity, isArchived, ...rest } = file;
    if (identity === 'erased') return err({ code: 'patient.erased' });
    if (isArchived && tx.actor.kind === 'member') return err({ code: 'patient.archived' });
    await recordAudit(tx, 'patient.opened', file.id, {});
    return ok({ ...rest, identity });
  });
}

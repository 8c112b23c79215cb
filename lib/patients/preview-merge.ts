import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findFile } from './data';
import type { MergeError } from './errors';
import { countHanging } from './merging/data';
import { mayKeepFiles } from './policy';
import type { PatientFile } from './schema';

type Side = { readonly file: PatientFile; readonly counts: Awaited<ReturnType<typeof countHanging>> };
export type MergePreview = { readonly survivor: Side; readonly merged: Side };

/** Both files side by side with what hangs on each; opening them is written to the access journal. A file merged away is followed. */
export async function previewMerge(
  ctx: Context,
  { survivorId, mergedId }: { readonly survivorId: Id<'patient'>; readonly mergedId: Id<'patient'> },
): Promise<Result<MergePreview, MergeError>> {
  if (!mayKeepFiles(ctx.actor)) return err({ code: 'patient.not_allowed' });
  return keepInPractice(ctx, 'patients.open', async (tx) => {
    const sides: Side[] = [];
    for (const id of [survivorId, mergedId]) {
      const file = await findFile(tx, id);
      if (!file) return err({ code: 'patient.not_found' });
      const { identity } = file;
      if (identity === 'erased') return err({ code: 'patient.erased' });
      sides.push({ file: { ...file, identity }, counts: await countHanging(tx, file.id) });
    }
    const [survivor, merged] = sides;
    if (!survivor || !merged || survivor.file.id === merged.file.id) return err({ code: 'patient.merge_same' });
    for (const { file } of sides) await recordAudit(tx, 'patient.opened', file.id, { for: 'merge' });
    return ok({ survivor, merged });
  });
}

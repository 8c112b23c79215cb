import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { countFiles, findFilesAfter } from './data';
import type { PatientError } from './errors';
import { mayCarryBase } from './policy';
import type { PatientFile } from './schema';

const PAGE = 500;

/**
 * The whole base, oldest file first, page by page so that it never stands in memory at once; erased files and files merged away are left
 * out. Who took it, when and how many files is written to the journal before the first one is read.
 */
export async function exportPatients(ctx: Context): Promise<Result<AsyncIterable<readonly PatientFile[]>, PatientError>> {
  if (!mayCarryBase(ctx.actor)) return err({ code: 'patient.not_allowed' });
  await keepInPractice(ctx, 'patients.export', async (tx) => recordAudit(tx, 'patients.exported', null, { files: await countFiles(tx) }));
  return ok(pages(ctx));
}

async function* pages(ctx: Context): AsyncGenerator<readonly PatientFile[]> {
  let after = '';
  for (;;) {
    const { files, last } = await inPractice(ctx, (tx) => findFilesAfter(tx, after, PAGE));
    if (files.length > 0) yield files;
    if (last === null) return;
    after = last;
  }
}

import { z } from 'zod';
import { type Context, inPractice } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { RetentionError } from './errors';
import { maySeeTerms } from './policy';
import { findRun } from './runs/data';
import type { Report } from './runs/schema';
import { holds } from './runs/sign';

export const namedRun = z.object({ runId: idSchema('retentionRun') });

export type SignedReport = { readonly report: Report; readonly sha256: string; readonly signature: string; readonly holds: boolean };

/** The signed report of a run, and whether the signature is still that of this report. */
export async function readReport(ctx: Context, { runId }: z.output<typeof namedRun>): Promise<Result<SignedReport, RetentionError>> {
  if (!maySeeTerms(ctx.actor)) return err({ code: 'retention.not_allowed' });
  const run = await inPractice(ctx, (tx) => findRun(tx, runId));
  if (!run?.report || run.reportHash === null || run.signature === null) return err({ code: 'retention.run_unknown' });
  const { report, reportHash, signature } = run;
  return ok({ report, sha256: reportHash, signature, holds: holds(ctx.keyring, { report, reportHash, signature }) });
}

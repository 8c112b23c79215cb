import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { type ExportJob, findJob, findJobs } from './data';
import type { ExportError } from './errors';
import { isAsker, mayExportPractice } from './policy';
import { exportLimits } from './rules';
import type { ExportLine } from './schema';

const lineOf = (ctx: Context, { askedByKind, locale, attempt, keySealed, ...line }: ExportJob): ExportLine => ({
  ...line,
  isOwn: isAsker(ctx.actor, { askedByKind, askedById: line.askedById }),
});

const ownOf = ({ actor }: Context) =>
  actor.kind === 'member'
    ? { kind: 'member', id: actor.memberId as string }
    : actor.kind === 'patient'
      ? { kind: 'patient', id: actor.accountId as string }
      : null;

/** The latest copies: an owner sees that any was asked for here, everyone else their own. Only who asked can open one. */
export async function listExports(ctx: Context): Promise<ExportLine[]> {
  const askedBy = ownOf(ctx);
  if (!askedBy) return [];
  const where = mayExportPractice(ctx.actor) ? {} : { askedBy };
  return (await inPractice(ctx, (tx) => findJobs(tx, where, exportLimits.shown))).map((job) => lineOf(ctx, job));
}

/** One copy of one's own. */
export async function readExport(
  ctx: Context,
  { exportId }: { readonly exportId: Id<'exportJob'> },
): Promise<Result<ExportLine, ExportError>> {
  const job = await inPractice(ctx, (tx) => findJob(tx, exportId));
  return job && isAsker(ctx.actor, job) ? ok(lineOf(ctx, job)) : err({ code: 'exports.unknown' });
}

import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findAnswers, readGrounds } from './data';
import type { SubProcessorError } from './errors';
import { changes as announced } from './list';
import { mayObjectFor, maySeeSubProcessors } from './policy';
import { concerns, effectiveAt, endBy, isAnnounced, mayObject, standingOn } from './rules';
import type { SubProcessorChange } from './schema';

/** One change as a practice lives it. `effectiveAt` null: it has not been told yet. `ground` is shown to owners. */
export type ChangeStanding = {
  readonly change: SubProcessorChange;
  readonly toldAt: Date | null;
  readonly effectiveAt: Date | null;
  readonly mayObject: boolean;
  readonly objection: { readonly madeAt: Date; readonly endBy: Date; readonly ground: string | null } | null;
};

/** Changes announced and what this practice answered, the latest first. Members only. */
export async function readStandings(
  ctx: Context,
  changes: readonly SubProcessorChange[] = announced,
): Promise<Result<readonly ChangeStanding[], SubProcessorError>> {
  if (!maySeeSubProcessors(ctx.actor)) return err({ code: 'sub_processors.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const now = ctx.clock.now();
    const answers = await findAnswers(tx);
    const isOwner = mayObjectFor(ctx.actor);
    const grounds = isOwner ? await readGrounds(tx) : new Map<number, string>();
    const lines = changes
      .filter((change) => isAnnounced(change, now) && concerns(change, standingOn(answers, change)))
      .map((change): ChangeStanding => {
        const standing = standingOn(answers, change);
        const { toldAt, objection } = standing;
        return {
          ...{ change, toldAt, effectiveAt: effectiveAt(change, standing), mayObject: isOwner && mayObject(change, standing, now) },
          objection: objection && { madeAt: objection.madeAt, endBy: endBy(objection), ground: grounds.get(change.number) ?? null },
        };
      });
    return ok(lines.reverse());
  });
}

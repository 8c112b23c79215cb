import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { endObjection, findAnswers, insertObjection } from './data';
import type { SubProcessorError } from './errors';
import { changes as announced } from './list';
import { mayObjectFor } from './policy';
import { concerns, isAnnounced, mayObject, standingOn } from './rules';
import type { ObjectionInput, SubProcessorChange } from './schema';

/** Keeps a change off for the practice, from now until it is taken back. Owners only, until the change takes effect for the practice. */
export async function objectToChange(
  ctx: Context,
  { change: number, ground }: ObjectionInput,
  changes: readonly SubProcessorChange[] = announced,
): Promise<Result<null, SubProcessorError>> {
  const { actor } = ctx;
  if (!mayObjectFor(actor) || actor.kind !== 'member') return err({ code: 'sub_processors.not_allowed' });
  return changeInPractice(ctx, 'sub_processors.object', async (tx): Promise<Result<null, SubProcessorError>> => {
    const change = changes.find((one) => one.number === number);
    const standing = change && standingOn(await findAnswers(tx), change);
    const now = ctx.clock.now();
    if (!standing || !isAnnounced(change, now) || !concerns(change, standing)) return err({ code: 'sub_processors.unknown_change' });
    if (standing.objection) return err({ code: 'sub_processors.already_objected' });
    if (!mayObject(change, standing, now)) return err({ code: 'sub_processors.objection_closed' });
    const id = await insertObjection(tx, { change: number, ground, madeBy: actor.memberId });
    if (!id) return err({ code: 'sub_processors.already_objected' });
    await recordAudit(tx, 'sub_processor.objected', id, { change: number });
    return ok(null);
  });
}

/** The change takes effect for the practice on the date it was to. Owners only. */
export async function withdrawObjection(
  ctx: Context,
  { change: number }: Pick<ObjectionInput, 'change'>,
): Promise<Result<null, SubProcessorError>> {
  const { actor } = ctx;
  if (!mayObjectFor(actor) || actor.kind !== 'member') return err({ code: 'sub_processors.not_allowed' });
  return changeInPractice(ctx, 'sub_processors.withdraw_objection', async (tx): Promise<Result<null, SubProcessorError>> => {
    if (!(await endObjection(tx, number, actor.memberId))) return err({ code: 'sub_processors.no_objection' });
    await record(tx, 'sub_processor.objection_withdrawn', { change: number });
    await recordAudit(tx, 'sub_processor.objection_withdrawn', null, { change: number });
    return ok(null);
  });
}

import { isGiven } from '@/lib/consents/is-given';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { insertUses, lockForWriting } from './data';
import type { MeasurementError } from './errors';
import type { FeatureUses } from './schema';

/**
 * Keeps what a member used, while their yes to product measurement stands: asked again in the transaction that writes, so that nothing is
 * stored once it was taken back. Refuses everybody else.
 */
export async function recordUses(
  ctx: Context,
  { uses }: FeatureUses,
): Promise<Result<{ stored: number }, MeasurementError | LifecycleError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member') return err({ code: 'measurement.off' });
  return changeInPractice(ctx, 'measurement.record', async (tx) => {
    await lockForWriting(tx, actor.memberId);
    if (!(await isGiven(tx, { key: 'analytics_product', subject: actor.memberId }))) return err({ code: 'measurement.off' });
    return ok({ stored: await insertUses(tx, actor.memberId, uses) });
  });
}

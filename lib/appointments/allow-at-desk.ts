import type { InPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import type { DeskError } from './errors';
import { mayOverbook } from './may-overbook';
import type { Conflict } from './schema';

export const blocking = (conflicts: readonly Conflict[]) => conflicts.filter(({ severity }) => severity === 'blocks');

/** Who overbooks puts a visit over others: a group without a seat left takes nobody in. */
export const mayOverbookThese = async (tx: InPractice, conflicts: readonly Conflict[]): Promise<boolean> =>
  !conflicts.some(({ kind }) => kind === 'group_full') && (await mayOverbook(tx));

/** Whether the desk may place a visit there: free, or overbooked by someone who may and says why. `overbooks` is the reason, else null. */
export async function allowAtDesk(
  tx: InPractice,
  conflicts: readonly Conflict[],
  why: string | undefined,
): Promise<Result<{ overbooks: string | null }, DeskError>> {
  if (blocking(conflicts).length === 0) return ok({ overbooks: null });
  const allowed = await mayOverbookThese(tx, conflicts);
  const reason = why?.trim();
  if (!reason || conflicts.some(({ kind }) => kind === 'group_full'))
    return err({ code: 'booking.conflicts', conflicts, mayOverbook: allowed });
  return allowed ? ok({ overbooks: reason }) : err({ code: 'booking.overbooking_not_allowed' });
}

import type { InPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import type { DeskError } from './errors';
import { mayOverbook } from './may-overbook';
import type { Conflict } from './schema';

export const blocking = (conflicts: readonly Conflict[]) => conflicts.filter(({ severity }) => severity === 'blocks');

/** Whether the desk may place a visit there: free, or overbooked by someone who may and says why. `overbooks` is the reason, else null. */
export async function allowAtDesk(
  tx: InPractice,
  conflicts: readonly Conflict[],
  why: string | undefined,
): Promise<Result<{ overbooks: string | null }, DeskError>> {
  if (blocking(conflicts).length === 0) return ok({ overbooks: null });
  const allowed = await mayOverbook(tx);
  const reason = why?.trim();
  if (!reason) return err({ code: 'booking.conflicts', conflicts, mayOverbook: allowed });
  return allowed ? ok({ overbooks: reason }) : err({ code: 'booking.overbooking_not_allowed' });
}

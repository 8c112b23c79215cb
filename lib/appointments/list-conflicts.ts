import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { mayOverbookThese } from './allow-at-desk';
import type { ChangeError, DeskError } from './errors';
import { type DeskWish, judgeAtDesk } from './judge-at-desk';
import { mayWorkInAgenda } from './policy';
import type { Conflict } from './schema';
import { findAppointment } from './views/data';

export type Conflicts = { readonly conflicts: readonly Conflict[]; readonly mayOverbook: boolean };

/**
 * Everything in the way of putting a visit there, at once and before it is tried, and whether this member may overbook. `except` is the
 * visit being moved: never in its own way, and its patient the one who must not be elsewhere.
 */
export const listConflicts = (
  ctx: Context,
  { except, ...wish }: DeskWish & { readonly except?: Id<'appointment'> | undefined },
): Promise<Result<Conflicts, ChangeError | DeskError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
    const current = except ? await findAppointment(tx, except) : null;
    if (except && !current) return err({ code: 'booking.appointment_unknown' });
    const judged = await judgeAtDesk(tx, wish, current);
    if (!judged.ok) return judged;
    return ok({ conflicts: judged.value.conflicts, mayOverbook: await mayOverbookThese(tx, judged.value.conflicts) });
  });

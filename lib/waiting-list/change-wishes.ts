import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { datesRefusal } from './check-dates';
import { setWishes } from './entries/data';
import type { WaitingError } from './errors';
import { type PlaceBy, requirePlace } from './own-place';
import type { Wishes } from './rules';

/** Other dates, days or times for the same place on the list; the turn is kept. An offer already made stands. */
export const changeWishes = (ctx: Context, { wishes, ...by }: PlaceBy & { readonly wishes: Wishes }): Promise<Result<null, WaitingError>> =>
  changeInPractice(ctx, 'waiting_list.change_wishes', async (tx) => {
    const found = await requirePlace(tx, by);
    if (!found.ok) return found;
    if (found.value.status !== 'waiting' && found.value.status !== 'asked') return err({ code: 'waiting.entry_over' });
    const refusal = await datesRefusal(tx, wishes);
    if (refusal) return err(refusal);
    await setWishes(tx, by.entryId, wishes);
    await recordAudit(tx, 'waiting_list.wishes_changed', by.entryId, {});
    return ok(null);
  });

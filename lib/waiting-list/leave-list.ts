import { competing } from '@/lib/appointments/contention';
import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { endOffer, lockAgendaOf } from './end-offer';
import { endEntry, lockEntry } from './entries/data';
import type { WaitingError } from './errors';
import { findOpenOffer } from './offers/data';
import { type PlaceBy, requirePlace } from './own-place';
import { mayKeepList } from './policy';

/** Leaves the list by the link of one's place. What was offered meanwhile goes to the next. Leaving twice is no error. */
export const leaveList = (ctx: Context, by: PlaceBy): Promise<Result<null, WaitingError>> =>
  ending(ctx, by.entryId, (tx) => requirePlace(tx, by));

/** The desk takes somebody off the list. */
export const removeFromList = async (
  ctx: Context,
  { entryId }: { readonly entryId: Id<'waitingEntry'> },
): Promise<Result<null, WaitingError>> =>
  mayKeepList(ctx.actor)
    ? ending(ctx, entryId, async (tx) => {
        const entry = await lockEntry(tx, entryId);
        return entry ? ok(entry) : err({ code: 'waiting.entry_unknown' });
      })
    : err({ code: 'waiting.not_allowed' });

const ending = (
  ctx: Context,
  entryId: Id<'waitingEntry'>,
  require: (tx: InPractice) => Promise<Result<unknown, WaitingError>>,
): Promise<Result<null, WaitingError>> =>
  competing(
    () =>
      changeInPractice(ctx, 'waiting_list.leave', async (tx): Promise<Result<null, WaitingError>> => {
        const offered = await findOpenOffer(tx, entryId);
        if (offered) await lockAgendaOf(tx, offered);
        const found = await require(tx);
        if (!found.ok) return found;
        const open = await findOpenOffer(tx, entryId);
        // Offered between the two looks: the agenda's lock must come before the entry's, so begin again.
        if (open && open !== offered) return err({ code: 'waiting.agenda_busy' });
        if (open) await endOffer(tx, open, 'declined');
        if (!(await endEntry(tx, entryId, 'withdrawn'))) return ok(null);
        await record(tx, 'waiting_list.left', { entryId });
        await recordAudit(tx, 'waiting_list.left', entryId, {});
        return ok(null);
      }),
    async () => err({ code: 'waiting.agenda_busy' }),
  );

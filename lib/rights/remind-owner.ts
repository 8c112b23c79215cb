import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { deadlineOf, type ReminderStage, stageOn } from './deadlines/rules';
import { frameOf, nextReminder } from './due-dates';
import { findOwner, findRequest, lockRequest, setRemindAt } from './requests/data';
import { isOpen } from './rules';

/** Which reminder of a request this is: its stage, and whether of the extended term. One letter each. */
export type Reminding = { readonly stage: ReminderStage; readonly isExtended: boolean };

/** Who is reminded: the owner of the practice. */
export const ownerOf = (tx: InPractice): Promise<Id<'member'> | null> => findOwner(tx);

/** What the bell means for it now: which stage its deadline has reached; null when nobody is to be reminded (yet). */
export async function remindingOf(tx: InPractice, requestId: Id<'rightsRequest'>): Promise<Reminding | null> {
  const request = await findRequest(tx, requestId);
  if (!request || !isOpen(request.state)) return null;
  const stage = stageOn(deadlineOf(request), (await frameOf(tx)).today);
  return stage === null ? null : { stage, isExtended: request.extendedUntil !== null };
}

/** This stage is done with: the bell is set for the next one, or for none. */
export const settleReminding = (ctx: Context, { requestId }: { readonly requestId: Id<'rightsRequest'> }): Promise<void> =>
  keepInPractice(ctx, 'rights.settle', async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (!request) return;
    const next = isOpen(request.state) ? nextReminder(await frameOf(tx), deadlineOf(request), true) : null;
    await setRemindAt(tx, requestId, next);
  });

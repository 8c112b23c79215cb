import type { Id } from '@/lib/core/id';
import { type DeliveryContext, deliver } from '@/lib/notifications/deliver';
import type { DeliveryOutcome } from '@/lib/notifications/schema';
import { waitingProofLetter } from '@/lib/notifications/templates/waiting-proof';
import { findTyped } from './entries/data';
import { entryToken } from './tokens';
import { findEntryView } from './views/data';

/** Mails the link that proves an address and makes a place on the list count; nothing once it was followed or forgotten. */
export const sendProof = (
  ctx: DeliveryContext,
  { entryId, again }: { readonly entryId: Id<'waitingEntry'>; readonly again?: number | undefined },
): Promise<DeliveryOutcome> =>
  deliver(ctx, { kind: 'waiting_proof', subjectId: entryId, version: 1, again }, async (tx) => {
    const [entry, typed] = [await findEntryView(tx, entryId), await findTyped(tx, entryId)];
    if (entry?.status !== 'asked' || !typed) return null;
    const { token } = await entryToken(tx, entryId);
    return { to: typed.email, letter: waitingProofLetter(entry, `${ctx.appUrl}/waiting/${token}`) };
  });

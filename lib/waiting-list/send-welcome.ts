import type { Id } from '@/lib/core/id';
import { type DeliveryContext, deliver } from '@/lib/notifications/deliver';
import { notMeToken } from '@/lib/notifications/not-me-token';
import type { DeliveryOutcome } from '@/lib/notifications/schema';
import { waitingWelcomeLetter } from '@/lib/notifications/templates/waiting-welcome';
import { contactOf } from './contact-of';
import { entryToken } from './tokens';
import { findEntryView } from './views/data';

/**
 * Writes to somebody the desk put on the list, with the link to their place, once; nothing when they have left meanwhile. Who joined online
 * has that link already: it is the one that proved the address.
 */
export const sendWelcome = (
  ctx: DeliveryContext,
  { entryId, again }: { readonly entryId: Id<'waitingEntry'>; readonly again?: number | undefined },
): Promise<DeliveryOutcome> =>
  deliver(ctx, { kind: 'waiting_welcome', subjectId: entryId, version: 1, again }, async (tx) => {
    const entry = await findEntryView(tx, entryId);
    if (!entry?.isLive || !entry.patientId || entry.source !== 'reception') return null;
    const { patientId } = entry;
    const about = { patientId };
    const to = await contactOf(tx, { entryId, patientId });
    if (!to) return { unreachable: 'contact.missing', about };
    const { token } = await entryToken(tx, entryId);
    const notMe = `${ctx.appUrl}/not-me/${notMeToken(tx.keyring, { practiceId: tx.actor.practiceId, patientId }, to)}`;
    return { to, about, letter: waitingWelcomeLetter(entry, { place: `${ctx.appUrl}/waiting/${token}`, notMe }) };
  });

import { readMemberContact } from '@/lib/access/read-member-contact';
import { isGiven } from '@/lib/consents/is-given';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import type { Door } from '@/lib/sub-processors/outside';
import { reach, reachToEnd } from '@/lib/sub-processors/reach';
import { dropDeliveries, liftSuppression, lockMember, suppress } from './data';
import { suppressionToken } from './suppression-token';

/** The provider did not take the change: the job comes back. */
class AudienceNotTold extends Error {
  override readonly name = 'AudienceNotTold';
  readonly code = 'audience.not_told';
}

/**
 * Makes what follows from a member's answer about newsletters so, as it stands at this moment. Yes: the address is in the provider's
 * audience. Anything else: queued newsletters are dropped, the address leaves the audience, and a hash of it is kept so that it is not
 * written to again. Throws when the provider does not answer, for the job to be tried again; what is ours is settled by then.
 */
export async function followConsent(
  ctx: Context & { readonly audience: Door<'audience'> },
  { memberId }: { memberId: Id<'member'> },
): Promise<'joined' | 'left' | 'gone' | 'held back'> {
  const settled = await keepInPractice(ctx, 'campaigns.follow_consent', async (tx) => {
    await lockMember(tx, memberId);
    const wants = await isGiven(tx, { key: 'marketing_emails', subject: memberId });
    const contact = await readMemberContact(tx, memberId);
    if (!wants) await dropDeliveries(tx, memberId);
    if (!contact) return null;
    const token = suppressionToken(tx.keyring, contact.email);
    if (wants) await liftSuppression(tx.db, token);
    else await suppress(tx.db, token, tx.clock.now());
    return { wants, email: contact.email };
  });
  if (!settled) return 'gone';
  // Told under the lock, and asked again there: two answers in a row reach the provider in the order they were given.
  return keepInPractice(ctx, 'campaigns.follow_consent', async (tx) => {
    await lockMember(tx, memberId);
    const wants = await isGiven(tx, { key: 'marketing_emails', subject: memberId });
    const list = wants ? await reach(tx, 'audience', ctx.audience, { memberId }) : null;
    if (list && !list.ok) return 'held back';
    const told = await (list ? list.value.put(settled.email) : reachToEnd('audience', ctx.audience).remove(settled.email));
    if (!told.ok) throw new AudienceNotTold(told.error.code);
    return wants ? 'joined' : 'left';
  });
}

import { readMemberContact } from '@/lib/access/read-member-contact';
import { readBreachLetter } from '@/lib/breaches/read-letter';
import type { Id } from '@/lib/core/id';
import { type DeliveryContext, deliver } from './deliver';
import { breachLetter } from './templates/about-breach';

/** Writes to one member about a breach: the hours run low, or what Prati announced. Nothing once it is decided, or they have left. */
export const deliverBreachLetter = (ctx: DeliveryContext, { stepId, again }: { stepId: Id<'breachStep'>; again?: number | undefined }) =>
  deliver(ctx, { kind: 'breach_letter', subjectId: stepId, version: 1, again }, async (tx) => {
    const facts = await readBreachLetter(tx, stepId);
    const contact = facts && (await readMemberContact(tx, facts.memberId));
    return contact && { to: contact.email, letter: breachLetter(facts, contact.locale, ctx.appUrl, tx.clock.now()) };
  });

import { readMemberContact } from '@/lib/access/read-member-contact';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { findOne } from './data';
import type { HandoverState, Plan } from './schema';

/** An offer and whom to write to about it: the owner who made it, or the one it was made to. */
export type HandoverForMail = {
  readonly side: 'gives' | 'takes';
  readonly state: HandoverState;
  /** The practice on the other side; empty to who offered, where it was refused. */
  readonly other: string;
  /** Of an accepted offer, to the one who takes: when the other practice closes, and how often that was told. */
  readonly plan: Plan | null;
  readonly email: string;
  readonly locale: Locale;
};

/** Null when there is no such offer, or its owner has left. */
export async function readHandoverForMail(tx: InPractice, id: Id<'handover'>): Promise<HandoverForMail | null> {
  const offer = await findOne(tx, id);
  const contact = offer && (await readMemberContact(tx, offer.memberId));
  return offer && contact ? { side: offer.side, state: offer.state, other: offer.otherName ?? '', plan: offer.plan, ...contact } : null;
}

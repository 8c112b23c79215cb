import { readMemberContact } from '@/lib/access/read-member-contact';
import { isGiven } from '@/lib/consents/is-given';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { findDelivery, isSuppressed } from './data';
import { paragraphsOf } from './rules';
import type { CampaignMail } from './schema';
import { suppressionToken } from './suppression-token';

/**
 * What to send to whom, as things stand in this transaction; null when it is not to be sent: the yes was taken back, the address wants no
 * newsletter, or the practice is where no campaign goes.
 */
export async function readCampaignMail(tx: InPractice, id: Id<'campaignDelivery'>): Promise<CampaignMail | null> {
  const delivery = await findDelivery(tx, id);
  if (!delivery || delivery.dropped || (await refuseAct(tx, 'campaigns.send'))) return null;
  const { memberId, content } = delivery;
  if (!(await isGiven(tx, { key: 'marketing_emails', subject: memberId }))) return null;
  const contact = await readMemberContact(tx, memberId);
  if (!contact || (await isSuppressed(tx.db, suppressionToken(tx.keyring, contact.email)))) return null;
  const { subject, heading, body } = content[contact.locale];
  return { to: contact.email, locale: contact.locale, memberId, subject, heading, paragraphs: paragraphsOf(body) };
}

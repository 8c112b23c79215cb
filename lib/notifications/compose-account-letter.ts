import { readAccountContact } from '@/lib/access/read-account-contact';
import type { AccountLetter } from '@/lib/account-letters/schema';
import type { InPractice } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { readOwnRequest } from '@/lib/custody/read-own-request';
import { certificateToken } from '@/lib/deletions/certify';
import { readClosingForMail } from '@/lib/deletions/read-closing-for-mail';
import { warnOfClosing } from '@/lib/deletions/warn-of-closing';
import { accountLetter } from './templates/about-account';
import type { Letter } from './templates/letter';

type Tx = Pick<InPractice, 'db' | 'clock' | 'keyring'>;
type Wanted = Pick<AccountLetter, 'accountId' | 'kind' | 'subjectId'>;
/** What it says about: the moment it names and the page it leads to; null when there is nothing to say any more. */
type Matter = { readonly at: Date; readonly page: string } | null;

async function aboutClosing(tx: Tx, { accountId, kind, subjectId }: Wanted): Promise<Matter> {
  const closingId = idSchema('accountDeletion').parse(subjectId);
  if (kind === 'account_unused') await warnOfClosing(tx, closingId);
  const closing = await readClosingForMail(tx, closingId);
  if (!closing) return null;
  const at = closing.executeAt;
  if (kind === 'account_closed')
    return closing.state === 'executing' ? { at, page: `/certificate/${certificateToken(tx, accountId)}` } : null;
  return closing.state === 'waiting' ? { at, page: kind === 'account_unused' ? '/sign-in' : '/patient/account' } : null;
}

/** A copy is led to while it is there; a refusal is read where requests are. */
async function aboutCopy(tx: Tx, { accountId, kind, subjectId }: Wanted): Promise<Matter> {
  const request = await readOwnRequest(tx, accountId, idSchema('custodyRequest').parse(subjectId));
  if (kind === 'kept_request_refused')
    return request?.state === 'refused' && request.closedAt ? { at: request.closedAt, page: '/patient/rights' } : null;
  const until = request?.state === 'answered' ? request.copyUntil : null;
  return until && until > tx.clock.now() ? { at: until, page: `/patient/rights/kept/${subjectId}` } : null;
}

/**
 * What a letter of Prati itself says now and to whom, from the rows as they are: the warning names a day thirty days from now. Null when there
 * is nothing to say any more, or nobody to say it to. The transaction must see the account's own rows.
 */
export async function composeAccountLetter(tx: Tx, wanted: Wanted, appUrl: string): Promise<{ to: string; letter: Letter } | null> {
  const contact = await readAccountContact(tx, wanted.accountId);
  if (!contact) return null;
  const isOfCopy = wanted.kind === 'kept_copy_ready' || wanted.kind === 'kept_request_refused';
  const matter = await (isOfCopy ? aboutCopy(tx, wanted) : aboutClosing(tx, wanted));
  if (!matter) return null;
  const facts = { at: matter.at, url: `${appUrl}${matter.page}`, legal: `${appUrl}/mentions-legales` };
  return { to: contact.email, letter: accountLetter(wanted.kind, facts, contact.locale) };
}

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { findAccount, readAccountEmail } from './data';

/** Where and in which language somebody with a login is written to; null for an account that is closed. */
export async function readAccountContact(
  tx: Pick<InPractice, 'db' | 'clock' | 'keyring'>,
  accountId: Id<'account'>,
): Promise<{ email: string; locale: Locale } | null> {
  const account = await findAccount(tx, accountId);
  if (!account || account.disabledAt) return null;
  return { email: await readAccountEmail(tx, accountId), locale: account.locale };
}

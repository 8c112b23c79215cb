import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { findAccount, findMember, readAccountEmail } from './data';

/** Where and in which language a member is written to; null for one who left or whose account is closed. */
export async function readMemberContact(tx: InPractice, memberId: Id<'member'>): Promise<{ email: string; locale: Locale } | null> {
  const member = await findMember(tx, tx.actor.practiceId, memberId);
  const account = member && (await findAccount(tx, member.accountId));
  if (!account || account.disabledAt) return null;
  return { email: await readAccountEmail(tx, account.id), locale: account.locale };
}

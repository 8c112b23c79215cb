import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { insertAccount } from './data';

export type NewAccount = { readonly email: string; readonly passwordHash: string; readonly locale: Locale };

/**
 * Opens an account inside the caller's transaction, with its own key; the e-mail is sealed under it. Null when the e-mail already has one.
 * Hash the password first, with `hashPassword`: it takes time that no transaction should be open for.
 */
export const createAccount = (tx: Omit<InPractice, 'actor'>, account: NewAccount): Promise<Id<'account'> | null> =>
  insertAccount(tx, account);

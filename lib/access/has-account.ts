import type { InPractice } from '@/lib/context';
import { findAccountByEmail } from './data';

/** Whether someone signs in with this e-mail. Ask only for who proved to receive its mail: to anyone else the answer is private. */
export const hasAccount = async (tx: Omit<InPractice, 'actor'>, email: string): Promise<boolean> =>
  (await findAccountByEmail(tx, email)) !== null;

import { readAccountContact } from '@/lib/access/read-account-contact';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { findSuccessor } from '@/lib/handovers/promise-handover';
import { isDeceased } from '@/lib/patients/is-deceased';
import { type ClosingState, findClosing } from './accounts/data';
import { findAccountOf, findLastRequest } from './data';

export type ClosingForMail = {
  readonly accountId: Id<'account'>;
  readonly state: ClosingState;
  readonly executeAt: Date;
  readonly email: string;
  readonly locale: Locale;
};

/** Whom to write to about the closing of an account; null when it is erased already. */
export async function readClosingForMail(
  tx: Pick<InPractice, 'db' | 'clock' | 'keyring'>,
  closingId: Id<'accountDeletion'>,
): Promise<ClosingForMail | null> {
  const closing = await findClosing(tx, closingId);
  const contact = closing && (await readAccountContact(tx, closing.accountId));
  return closing && contact ? { accountId: closing.accountId, state: closing.state, executeAt: closing.executeAt, ...contact } : null;
}

/** When the practice is to be erased and who takes its patients over, if anybody; null when it is not to be erased any more. */
export async function readPracticeClosing(tx: InPractice): Promise<{ at: Date; successor: string | null } | null> {
  const last = await findLastRequest(tx);
  if (last?.state !== 'waiting') return null;
  return { at: last.executeAt, successor: last.handover === 'transfer' ? await findSuccessor(tx) : null };
}

/** A patient is written to at the address of the own login; null for one who has none any more, or who died. */
export async function readContactOfPatient(tx: InPractice, patientId: Id<'patient'>) {
  if (await isDeceased(tx, patientId)) return null;
  const accountId = await findAccountOf(tx, patientId);
  return accountId && readAccountContact(tx, accountId);
}

import { inScope, type OpenContext } from '@/lib/context';
import { type Id, isId } from '@/lib/core/id';
import { sha256Hex } from '@/lib/platform/crypto';
import { findByTokenHash, findVerificationPractice } from './verifications/data';

/** The appointment a signed link (or a hold's token) opens, and its practice; null when no such link exists. */
export const findByToken = (
  open: OpenContext,
  token: string,
): Promise<{ practiceId: Id<'practice'>; appointmentId: Id<'appointment'> } | null> => {
  const hash = sha256Hex(token);
  return inScope(open, { capability: hash }, ({ db }) => findByTokenHash(db, hash));
};

/** The practice of a verification: its id is only known to whoever asked for the code. */
export const findPracticeOfVerification = async (open: OpenContext, id: string): Promise<Id<'practice'> | null> =>
  isId('verification', id) ? inScope(open, { capability: id }, ({ db }) => findVerificationPractice(db, id)) : null;

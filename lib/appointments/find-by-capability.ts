import { inScope, type OpenContext } from '@/lib/context';
import { type Id, isId } from '@/lib/core/id';
import { sha256Hex } from '@/lib/platform/crypto';
import { findByTokenHash, findVerificationPractice } from './verifications/data';

type Found = { readonly practiceId: Id<'practice'>; readonly appointmentId: Id<'appointment'> };

/** The appointment a signed link opens, and its practice; null when no such link exists. */
export const findByManageToken = (open: OpenContext, token: string): Promise<Found | null> => {
  const manageTokenHash = sha256Hex(token);
  return inScope(open, { capability: manageTokenHash }, ({ db }) => findByTokenHash(db, { manageTokenHash }));
};

/** The hold a token was given for, live, run out or booked since; null when no hold had it. */
export const findByHoldToken = (open: OpenContext, token: string): Promise<Found | null> => {
  const holdTokenHash = sha256Hex(token);
  return inScope(open, { capability: holdTokenHash }, ({ db }) => findByTokenHash(db, { holdTokenHash }));
};

/** The practice of a verification: its id is only known to whoever asked for the code. */
export const findPracticeOfVerification = async (open: OpenContext, id: string): Promise<Id<'practice'> | null> =>
  isId('verification', id) ? inScope(open, { capability: id }, ({ db }) => findVerificationPractice(db, id)) : null;

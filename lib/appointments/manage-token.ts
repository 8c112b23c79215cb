import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { hmacToken, sha256Hex } from '@/lib/platform/crypto';

/**
 * The capability in an appointment's move-or-cancel link. Derived from the practice's key, so that a mail sent later can say it again
 * while the database keeps only its hash. The same for the life of the appointment.
 */
export async function manageToken(tx: InPractice, appointmentId: Id<'appointment'>): Promise<{ token: string; hash: string }> {
  const key = await tx.keyring.searchKey(tx.db, tx.actor.practiceId, 'manage-link');
  const token = hmacToken(key, appointmentId);
  return { token, hash: sha256Hex(token) };
}

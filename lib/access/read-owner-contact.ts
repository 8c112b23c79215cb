import type { InPractice } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { findMembers } from './data';
import { readMemberContact } from './read-member-contact';

/** Where and in which language the owner is written to: of several, the one there longest; null when none can be reached. */
export async function readOwnerContact(tx: InPractice): Promise<{ email: string; locale: Locale } | null> {
  for (const { id, role } of await findMembers(tx, tx.actor.practiceId)) {
    const contact = role === 'owner' ? await readMemberContact(tx, id) : null;
    if (contact) return contact;
  }
  return null;
}

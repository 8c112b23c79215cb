import { inScope, type OpenContext } from '@/lib/context';
import type { Role } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { findPracticeName } from './data';
import type { SignedIn } from './schema';

export type OwnPractice = { readonly practiceId: Id<'practice'>; readonly name: string; readonly role: Role };

/** The practices this person may enter, by name. */
export const listOwnPractices = async (open: OpenContext, { memberships }: Pick<SignedIn, 'memberships'>): Promise<OwnPractice[]> => {
  const practices = await Promise.all(
    memberships.map(({ practiceId, role }) =>
      inScope(open, { practice: practiceId }, async (tx) => ({ practiceId, role, name: await findPracticeName(tx, practiceId) })),
    ),
  );
  return practices.sort((a, b) => a.name.localeCompare(b.name));
};

import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';

export type DirectiveRow = { readonly id: Id<'directive'>; readonly textSealed: string; readonly writtenAt: Date };

const standing = { replacedAt: null, withdrawnAt: null } as const;

/** The one that counts: of files brought together, the latest written. */
export const findDirective = ({ db, actor }: InPractice, patientId: Id<'patient'>): Promise<DirectiveRow | null> =>
  db.postMortemDirective.findFirst({
    where: { practiceId: actor.practiceId, patientId, ...standing },
    orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, textSealed: true, writtenAt: true },
  }) as Promise<DirectiveRow | null>;

/** Ends those that count. @returns how many. */
export async function endDirectives({ db, actor, clock }: InPractice, patientId: Id<'patient'>, how: 'replacedAt' | 'withdrawnAt') {
  const { count } = await db.postMortemDirective.updateMany({
    where: { practiceId: actor.practiceId, patientId, ...standing },
    data: { [how]: clock.now() },
  });
  return count;
}

export async function insertDirective(
  { db, actor, clock }: InPractice,
  patientId: Id<'patient'>,
  seal: (id: Id<'directive'>) => string,
): Promise<Id<'directive'>> {
  const id = newId('directive');
  await db.postMortemDirective.create({
    data: { practiceId: actor.practiceId, id, patientId, textSealed: seal(id), writtenAt: clock.now() },
    select: { id: true },
  });
  return id;
}

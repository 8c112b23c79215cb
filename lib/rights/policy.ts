import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';

/** Whoever works here opens requests for people who ask, and works on them. */
export const mayWork = (actor: Actor) => actor.kind === 'member';
/** Refusing, erasing and lifting a restriction weigh on the person: who answers for the practice decides. */
export const mayDecide = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
/** A person asks for the own file. */
export const mayAskFor = (actor: Actor, patientId: Id<'patient'>) => actor.kind === 'patient' && actor.patientIds.includes(patientId);

type Whose = { readonly patientId: Id<'patient'> | null; readonly memberId: Id<'member'> | null };
/** A colleague's own request is the owner's and that colleague's business; patients see theirs. */
export const maySee = (actor: Actor, { patientId, memberId }: Whose): boolean => {
  switch (actor.kind) {
    case 'member':
      return memberId === null || actor.role === 'owner' || actor.memberId === memberId;
    case 'patient':
      return patientId !== null && actor.patientIds.includes(patientId);
    case 'system':
      return true;
    case 'link':
    case 'visitor':
      return false;
  }
};

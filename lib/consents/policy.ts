import type { Actor } from '@/lib/core/actor';
import type { ConsentSubject } from './catalogue';

/** Each answers for themselves; the owner also for the practice. @param subject whom the answer names, if anybody. */
export function mayAnswer(actor: Actor, of: ConsentSubject, subject?: string): boolean {
  switch (of) {
    case 'member':
      return actor.kind === 'member' && (subject === undefined || subject === actor.memberId);
    case 'practice':
      return actor.kind === 'member' && actor.role === 'owner' && (subject === undefined || subject === actor.practiceId);
    case 'patient':
      return actor.kind === 'patient' && actor.patientIds.some((own) => own === subject);
    case 'visitor':
      return false;
  }
}

/** The owner reads the practice's whole record, any other member what they answered themselves. */
export const mayReadAll = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';

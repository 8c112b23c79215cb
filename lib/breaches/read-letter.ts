import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findBreach, findFrame, findStep } from './data';
import { isUndecided } from './rules';

export type BreachLetter = {
  readonly breachId: Id<'breach'>;
  readonly memberId: Id<'member'>;
  /** A reminder; or Prati's own incident: announced, added to, over. */
  readonly of: 'reminder' | 'announced' | 'update' | 'end';
  readonly notifyDueAt: Date;
  readonly practiceName: string;
  readonly timeZone: string;
};
const ofPrati = { announced: 'announced', announced_update: 'update', announced_end: 'end' } as const;

/** What a letter about a breach is to say now; null when there is nothing to say any more. Nothing somebody wrote. */
export async function readBreachLetter(tx: InPractice, stepId: Id<'breachStep'>): Promise<BreachLetter | null> {
  const step = await findStep(tx, stepId);
  const breach = step && (await findBreach(tx, step.breachId));
  if (!breach) return null;
  const { name, timeZone } = await findFrame(tx);
  const known = { breachId: breach.id, memberId: step.facts.to, notifyDueAt: breach.notifyDueAt, practiceName: name, timeZone };
  if (step.what === 'reminded') return isUndecided(breach) ? { ...known, of: 'reminder' } : null;
  const kind = step.facts.about.split('.')[0] as keyof typeof ofPrati;
  return step.what === 'told' && kind in ofPrati ? { ...known, of: ofPrati[kind] } : null;
}

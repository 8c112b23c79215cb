import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { insertStepOnce } from './data';

type Letter = {
  readonly breachId: Id<'breach'>;
  readonly what: 'reminded' | 'told';
  /** The stage in hours, or what of Prati's announcement. */
  readonly about: string;
  readonly memberId: Id<'member'>;
};

/** Puts a letter about a breach on its way to one member, with a step of its own: the register shows who was told when. False when it had been. */
export async function writeTo(tx: InPractice, { breachId, what, about, memberId }: Letter): Promise<boolean> {
  const facts = { key: `${about}.${memberId}`, about, to: memberId };
  const stepId = await insertStepOnce(tx, { breachId, what, by: memberId, facts });
  if (stepId) await record(tx, 'breach.letter_due', { stepId });
  return stepId !== null;
}

import type { InPractice } from '@/lib/context';
import { purposes } from './catalogue';
import { findFiles, findLast } from './data';
import { inForce, purposeName, stateOf, type Texts } from './rules';
import type { Ask } from './schema';
import { consentTexts } from './texts';

/**
 * Whether the gate of a purpose is open: derived from the append-only events in the caller's own transaction, so that a no counts in every
 * process from the moment it is committed. Nothing is cached. False unless the latest answer is a yes to the text in force; a patient's
 * answers are those of all files merged into one.
 */
export async function isGiven(
  tx: Pick<InPractice, 'db' | 'clock' | 'actor'>,
  { key, subject, object }: Ask,
  texts: Texts = consentTexts,
): Promise<boolean> {
  const name = purposeName(texts, key, object);
  if (!name) return false;
  const subjects = purposes[name].subject === 'patient' ? await findFiles(tx, subject) : [subject];
  const { last } = await findLast(tx, { key, subjects, object: object ?? null });
  const now = tx.clock.now();
  return stateOf(last, false, inForce(texts, name, now).version, now) === 'given';
}

import type { InPractice } from '@/lib/context';
import { findLast } from './data';
import type { HealthDataNeeded } from './errors';
import { inForce, stateOf, type Texts, waitsFrom } from './rules';
import { consentTexts } from './texts';

type Asking = Pick<InPractice, 'db' | 'clock' | 'actor'>;

/**
 * Whether the practice has acknowledged that it keeps patient data here, and under what; nobody's file is opened before. A new text is to be
 * acknowledged within the 30 days of grace of any acknowledgement: until then the earlier one holds, so that no patient's booking is turned away.
 */
export async function holdsHealthData(tx: Asking, texts: Texts = consentTexts): Promise<boolean> {
  const key = 'health_data_processing';
  const { last } = await findLast(tx, { key, subjects: [tx.actor.practiceId], object: null });
  if (!last) return false;
  const now = tx.clock.now();
  const text = inForce(texts, key, now);
  return stateOf(last, false, text.version, now) === 'given' || now < waitsFrom(text);
}

/** The refusal of whatever would keep a patient's data before that, or null. */
export const refuseHealthData = async (tx: Asking, texts: Texts = consentTexts): Promise<HealthDataNeeded | null> =>
  (await holdsHealthData(tx, texts)) ? null : { code: 'consents.health_data_needed' };

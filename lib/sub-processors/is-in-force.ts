import type { InPractice } from '@/lib/context';
import { findAnswers } from './data';
import { changes as announced, subProcessors } from './list';
import { isInForceFor } from './rules';
import type { SubProcessor, SubProcessorChange, SubProcessorKey } from './schema';

type Published = { readonly list: readonly SubProcessor[]; readonly changes: readonly SubProcessorChange[] };
const published: Published = { list: subProcessors, changes: announced };
const nobody = { joinedAt: new Date(0), told: [], objections: [] };

/**
 * Whether this practice's data may reach a sub-processor now, as far as the list and the practice's objections go; its opt-in is asked
 * apart (lib/consents). Adapters ask before every call out. @param of the published list, unless a test brings another.
 */
export async function isInForce(
  tx: Pick<InPractice, 'db' | 'actor' | 'clock'>,
  key: SubProcessorKey,
  of: Published = published,
): Promise<boolean> {
  const answers = of.changes.some(({ becomes }) => becomes.key === key) ? await findAnswers(tx) : nobody;
  return isInForceFor(key, of, answers, tx.clock.now());
}

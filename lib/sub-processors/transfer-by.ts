import { subProcessors } from './list';
import type { SubProcessor } from './schema';

/**
 * The transfer outside the European Economic Area that switching an integration on may bring (GDPR chapter V), from the row of whoever
 * stands behind it; null where there is none. To be told before the answer.
 */
export function transferBy(integration: string): Pick<SubProcessor, 'outside' | 'safeguards'> | null {
  const row = subProcessors.find(({ switch: own }) => own?.kind === 'integration' && own.keys.includes(integration));
  return row && row.outside.length > 0 ? { outside: row.outside, safeguards: row.safeguards } : null;
}

import { connections } from '@/lib/consents/connections';
import { type Integration, integrations } from '@/lib/consents/schema';
import type { SubProcessor } from './schema';

/** The integrations a row stands for that this version of Prati can reach, or cannot reach yet. */
export const integrationsOf = ({ switch: own }: Pick<SubProcessor, 'switch'>, state: 'connected' | 'not_yet'): readonly Integration[] =>
  own?.kind === 'integration' ? integrations.filter((one) => own.keys.includes(one) && connections[one] === state) : [];

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findIdentities } from './data';
import type { PatientIdentity } from './schema';

/** Who these patients are, as far as the actor may see them, for a page that names several. An id not seen is absent from the map. */
export const readIdentities = (tx: InPractice, ids: readonly Id<'patient'>[]): Promise<Map<Id<'patient'>, PatientIdentity | 'erased'>> =>
  ids.length === 0 ? Promise.resolve(new Map()) : findIdentities(tx, [...new Set(ids)]);

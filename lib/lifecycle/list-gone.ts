import type { OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findGone } from './data';

/** Practices that are deleted, by id: for the visits that what is left of them still needs. Everything else passes over them. */
export const listGone = (db: OpenContext['db']): Promise<Id<'practice'>[]> => db.asRelay(findGone);

import type { InPractice } from '@/lib/context';
import type { GonePractice, KeptPerson } from './archive/schema';
import { insertPersons } from './persons/data';

/**
 * Notes in the archive whom it keeps rows of and how they are found again, in the caller's transaction. Nothing of it stands outside the
 * archive: a login leads there by a keyed mark of its own id, whoever has none by one of name and birth date. @returns how many.
 */
export const keepPersons = (tx: InPractice, persons: readonly KeptPerson[], gone: GonePractice): Promise<number> =>
  persons.length === 0 ? Promise.resolve(0) : insertPersons(tx, persons, gone);

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import { findIdentities } from './data';
import { findErasable, lockErasable } from './erasing/data';

/** What decides whether a file may be erased: the last care, the birth date (a minor's term is longer), visits to come. */
export async function readErasable(
  tx: InPractice,
  id: Id<'patient'>,
): Promise<{ readonly lastCareAt: Date | null; readonly birthDate: LocalDate; readonly upcoming: number } | null> {
  const file = await findErasable(tx, id);
  const identity = file && (await findIdentities(tx, [id])).get(id);
  if (!file || !identity || identity === 'erased') return null;
  return { lastCareAt: file.lastVisitAt, birthDate: identity.birthDate, upcoming: file.upcoming };
}

/** The same for whoever goes on to erase it: the file is locked until the transaction ends. */
export async function holdErasable(tx: InPractice, id: Id<'patient'>): ReturnType<typeof readErasable> {
  await lockErasable(tx, id);
  return readErasable(tx, id);
}

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type AddedContact, deleteMade, findMade, type KeptWhy, takeContactBack } from './importing/data';

export type { AddedContact, KeptWhy };

type Taken = { readonly removed: number; readonly kept: number; readonly last: Id<'patient'> | null };

/**
 * Removes a slice of the files an import made, in the order of their ids from after `after` on; those on which something hangs since stay.
 * `last` is where the next slice begins, null at the end.
 */
export async function takeBack(tx: InPractice, batchId: Id<'importBatch'>, after: string, most: number): Promise<Taken> {
  const made = await findMade(tx, batchId, after, most);
  const removed = await deleteMade(
    tx,
    batchId,
    made.flatMap(({ id, why }) => (why === null ? [id] : [])),
  );
  return { removed, kept: made.length - removed, last: made.length === most ? (made.at(-1)?.id ?? null) : null };
}

/** Takes a contact an import added away again, unless somebody changed it since. */
export const takeBackContact = (tx: InPractice, added: AddedContact): Promise<boolean> => takeContactBack(tx, added);

/** The files of an undone import that stayed, and why. */
export const listKept = (tx: InPractice, batchId: Id<'importBatch'>, most: number) => findMade(tx, batchId, '', most);

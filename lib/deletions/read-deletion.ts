import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { findHandover } from '@/lib/exports/find-handover';
import type { Category } from '@/lib/retention/schema';
import { findLastRequest, findName } from './data';
import { countRows } from './erasing/data';
import { isArchived, practiceTables } from './erasing/tables';
import type { DeletionError } from './errors';
import { isKeptAfterDeletion, sourceAfterDeletion } from './kept';
import { mayClosePractice } from './policy';
import type { CategoryCount, StandingDeletion } from './schema';

/** The newest request about the practice, whatever became of it; null when there never was one. Anybody who works there may know. */
export const readLastDeletion = (ctx: Context): Promise<StandingDeletion | null> => inPractice(ctx, (tx) => findLastRequest(tx));

export type WhatGoes = {
  readonly practiceName: string;
  readonly goes: readonly CategoryCount[];
  readonly keeps: readonly (CategoryCount & { readonly source: string })[];
  /** The copy of everything that has to be there before one may ask. */
  readonly handover: { readonly id: Id<'exportJob'>; readonly expiresAt: Date | null } | null;
};

/** What would be erased and what a law keeps, counted now. Refuses who is not the owner. */
export async function readWhatGoes(ctx: Context): Promise<Result<WhatGoes, DeletionError>> {
  if (!mayClosePractice(ctx.actor)) return err({ code: 'deletion.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const counted = await countRows(
      tx,
      practiceTables.map(({ name }) => name),
    );
    const byCategory = (kept: boolean): CategoryCount[] => {
      const sums = new Map<Category, number>();
      for (const table of practiceTables) {
        if (isArchived(table) !== kept) continue;
        // What only serves what the law keeps, such as keys to search by, is not it.
        const category = kept || !isKeptAfterDeletion(table.map.category) ? table.map.category : 'technical';
        sums.set(category, (sums.get(category) ?? 0) + (counted.get(table.name) ?? 0));
      }
      return [...sums].filter(([, rows]) => rows > 0).map(([category, rows]) => ({ category, rows }));
    };
    const keeps = byCategory(true).map((line) => ({ ...line, source: sourceAfterDeletion(line.category) }));
    return ok({ practiceName: await findName(tx), goes: byCategory(false), keeps, handover: await findHandover(tx) });
  });
}

import { z } from 'zod';
import type { Id } from '@/lib/core/id';
import { idSchema } from '@/lib/core/id';
import type { LikelyWhy } from '@/lib/patients/schema';
import { encodings, separators, targets } from './rules';

/** The most a file may weigh, and the most people it may list. */
export const mostFileBytes = 10_000_000;
export const mostRows = 20_000;

/** Files that only sound like a row's names and are opened for it, in a list with birth dates. */
export const openedBySound = 6;

export type ImportKind = 'patients' | 'busy';

/**
 * uploaded → checking → checked → running → done → undoing → undone; `dropped` is a file given up before anything was brought in.
 * The steps in -ing are the worker's.
 */
export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'dropped';

/** How the file is read: everything a person may have corrected, and nothing of what is in it. */
export const readingSchema = z.object({
  encoding: z.enum(encodings),
  separator: z.enum(separators),
  /** Which row holds the headings, from 0; -1 when there are none. */
  headRow: z.coerce.number().int().min(-1).max(20),
  /** What each column is, from the left; null is left out. */
  columns: z.array(z.preprocess((typed) => (typed === '' ? null : typed), z.enum(targets).nullable())).max(200),
});
export type Reading = z.output<typeof readingSchema>;

const choices = ['skip', 'merge', 'create'] as const;
/** What becomes of a row that looks like somebody known: left out, its phone and e-mail added to the file, or a new file all the same. */
export type Choice = (typeof choices)[number];

export const checkInput = readingSchema.extend({ batchId: idSchema('importBatch') });
/** A form names the choice for one row `rows.12`; an empty one is the choice for all. */
export const runInput = z
  .looseObject({ batchId: idSchema('importBatch'), choice: z.enum(choices).default('skip') })
  .transform(({ batchId, choice, ...fields }) => {
    const own = Object.entries(fields).flatMap(([name, value]) => {
      const row = /^rows\.(\d{1,6})$/.exec(name)?.[1];
      const chosen = choices.find((one) => one === value);
      return row && chosen ? [[row, chosen] as const] : [];
    });
    return { batchId, choice, rows: Object.fromEntries(own) as Readonly<Record<string, Choice>> };
  });
export const oneBatch = z.object({ batchId: idSchema('importBatch') });

/** What is wrong with one cell: the column's target, why (a message key) and what stands there. */
export type Flaw = { readonly target: string; readonly code: string; readonly value: string };
export type RejectedRow = { readonly row: number; readonly cells: readonly string[]; readonly flaws: readonly Flaw[] };
/** A row that looks like a file of the practice, or like an earlier row of the same file. */
export type LikelyRow = {
  readonly row: number;
  readonly name: string;
  readonly isSure: boolean;
  readonly why: readonly LikelyWhy[];
  readonly patientId: Id<'patient'> | null;
  readonly otherRow: number | null;
};
export type Verdict = { readonly rejected: readonly RejectedRow[]; readonly likely: readonly LikelyRow[] };

/** Counts of a batch. `next`: how many rows are behind us. */
export type Counts = {
  readonly rows: number;
  readonly next: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly likely: number;
  readonly created: number;
  readonly merged: number;
  readonly skipped: number;
  readonly removed: number;
  readonly kept: number;
};
export const noCounts: Counts = {
  ...{ rows: 0, next: 0, accepted: 0, rejected: 0, likely: 0 },
  ...{ created: 0, merged: 0, skipped: 0, removed: 0, kept: 0 },
};

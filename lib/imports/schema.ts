import { z } from 'zod';
import type { Id } from '@/lib/core/id';
import { idSchema } from '@/lib/core/id';
import type { LikelyWhy } from '@/lib/patients/schema';
import { encodings, separators, type Target, targetsOf } from './rules';

/** The most a file may weigh, and the most people it may list. */
export const mostFileBytes = 10_000_000;
export const mostRows = 20_000;

/** Who placed a list that another practice handed over. */
export const byHandover = 'handover';

/** Files that only sound like a row's names and are opened for it, in a list with birth dates. */
export const openedBySound = 6;

/** `visits` come from a list or from a calendar; a calendar may also give its busy times alone. */
export type ImportKind = 'patients' | 'busy' | 'visits';

/**
 * uploaded → checking → checked → running → done → undoing → undone; `dropped` is a file given up before anything was brought in.
 * The steps in -ing are the worker's.
 */
export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'dropped';

const targets = [...new Set<Target>([...targetsOf.patients, ...targetsOf.visits])] as const;

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

const chosen = <P extends 'practitioner' | 'visitReason'>(kind: P) =>
  z.preprocess((typed) => (typed === '' || typed === undefined ? null : typed), idSchema(kind).nullable());
/** Whose agenda and which reason a visit has that names none. */
const fallback = { practitionerId: chosen('practitioner'), reasonId: chosen('visitReason') };
export type Fallback = { readonly practitionerId: Id<'practitioner'> | null; readonly reasonId: Id<'visitReason'> | null };
export const checkInput = readingSchema.extend({ batchId: idSchema('importBatch'), ...fallback });
export const checkCalendarInput = z.object({ batchId: idSchema('importBatch'), ...fallback });
const ticked = z.preprocess((value) => value === true || value === 'on', z.boolean());
/** A form names the choice for one row `rows.12`; an empty one is the choice for all. */
export const runInput = z
  .looseObject({ batchId: idSchema('importBatch'), choice: z.enum(choices).default('skip'), reminders: ticked })
  .transform(({ batchId, choice, reminders, ...fields }) => {
    const own = Object.entries(fields).flatMap(([name, value]) => {
      const row = /^rows\.(\d{1,6})$/.exec(name)?.[1];
      const chosen = choices.find((one) => one === value);
      return row && chosen ? [[row, chosen] as const] : [];
    });
    return { batchId, choice, reminders, rows: Object.fromEntries(own) as Readonly<Record<string, Choice>> };
  });
export const oneBatch = z.object({ batchId: idSchema('importBatch') });

/** What is wrong with one cell: the column's target, why (a message key, with what its sentence says) and what stands there. */
export type Flaw = {
  readonly target: string;
  readonly code: string;
  readonly value: string;
  readonly facts?: Readonly<Record<string, string>>;
};
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
export type Verdict = {
  readonly rejected: readonly RejectedRow[];
  readonly likely: readonly LikelyRow[];
  /** Of visits: rows that are there already, and calendar entries that close the agenda because their patient is not found. */
  readonly twice?: readonly RejectedRow[];
  readonly busy?: readonly RejectedRow[];
};

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
  /** Of visits: files opened for their patients, and calendar entries that close the agenda. */
  readonly patients: number;
  readonly busy: number;
  /** Of visits taken back: files that went with them. */
  readonly filesRemoved: number;
};
export const noCounts: Counts = {
  ...{ rows: 0, next: 0, accepted: 0, rejected: 0, likely: 0 },
  ...{ created: 0, merged: 0, skipped: 0, removed: 0, kept: 0, patients: 0, busy: 0, filesRemoved: 0 },
};

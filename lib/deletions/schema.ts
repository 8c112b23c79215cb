import { z } from 'zod';
import type { Id } from '@/lib/core/id';
import type { Outcome } from '@/lib/handovers/schema';
import type { Category } from '@/lib/retention/schema';

/** What becomes of the data for the one who goes on with the patients: every answer needs the hand-over export built and offered, `transfer` a successor that accepted. */
export const handovers = ['download', 'transfer', 'declined'] as const;
export type Handover = (typeof handovers)[number];

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
export const requestDeletionInput = z.object({
  handover: z.enum(handovers, { error: 'choose' }),
  /** The practice's name typed again: the one thing on the screen that cannot be pressed by mistake. */
  practiceName: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(200, { error: 'too_long' }),
  password: z.preprocess(blank, z.string().max(1000, { error: 'too_long' }).optional()),
});
export type RequestDeletion = z.output<typeof requestDeletionInput>;
export const closeAccountInput = z.object({
  understood: z.literal('on', { error: 'acknowledge' }),
  password: z.preprocess(blank, z.string().max(1000, { error: 'too_long' }).optional()),
});
export const nothingInput = z.object({});

export type DeletionState = 'waiting' | 'withdrawn' | 'executing' | 'done';

/** A request as the tab shows it; times are instants. */
export type StandingDeletion = {
  readonly id: Id<'deletionRequest'>;
  readonly state: DeletionState;
  readonly requestedAt: Date;
  readonly executeAt: Date;
  readonly withdrawnAt: Date | null;
  readonly handover: Handover;
};

/** What the law keeps after the practice is erased: why, by which text, until when. */
export type KeptLine = {
  readonly category: Category;
  readonly rows: number;
  readonly ground: string;
  readonly source: string;
  /** The last end date among the rows (UTC). */
  readonly until: string | null;
};
/** Rows per category that are there before, erased, and kept. */
export type CategoryCount = { readonly category: Category; readonly rows: number };

export type DeletionReport = {
  readonly kind: 'practice' | 'account';
  readonly subject: string;
  readonly requestedAt: string;
  readonly executedAt: string;
  readonly handover: Handover | null;
  /** Where a successor was to take over: how many, or why it did not take place. No names. */
  readonly transfer?: Outcome;
  readonly erased: readonly { readonly table: string; readonly rows: number }[];
  readonly kept: readonly KeptLine[];
  readonly keysDestroyed: number;
  /** Rows of the practice found by a second query outside what is listed above: none, or there is no certificate. */
  readonly left: number;
};

import type { HoldReason } from '../policies';
import type { Category } from '../schema';

/** A row to keep after its practice or its file is gone: what it said, why it is kept, and until when (null: until two people say so). */
export type Keepsake = {
  readonly table: string;
  /** Whom it is about: a patient’s id, or the practice’s. */
  readonly subject: string;
  readonly category: Category;
  readonly ground: HoldReason;
  /** Article or reference it is kept by. */
  readonly source: string;
  readonly endsAt: Date | null;
  readonly content: unknown;
};
export type KeptRow = Omit<Keepsake, 'subject' | 'ground'> & { readonly id: string; readonly ground: string };

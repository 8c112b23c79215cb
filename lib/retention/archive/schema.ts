import type { Id } from '@/lib/core/id';
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
  /** Where a dispute holds the row: the end that counts again once two people lift it. */
  readonly termEndsAt?: Date | null;
  readonly content: unknown;
};
export type KeptRow = Omit<Keepsake, 'subject' | 'ground' | 'termEndsAt'> & { readonly id: string; readonly ground: string };

/** Whom an archive keeps rows of, and how they find them again when the practice is gone. */
export type KeptPerson = {
  /** A patient’s id, or the practice’s. */
  readonly subject: string;
  /** The login that was linked to the file. */
  readonly accountId: Id<'account'> | null;
  readonly identity: { readonly familyName: string; readonly givenName: string; readonly birthDate: string } | null;
};
/** What is said of a practice that is gone to whom it kept rows of. `closedAt` is an instant, ISO 8601. */
export type GonePractice = { readonly name: string; readonly closedAt: string };

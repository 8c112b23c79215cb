import type { Category } from '../schema';

/** One foreign key inside practices: `columns` of `child` name a row of `parent` (the practice's own column left out). */
export type Pointer = {
  readonly child: string;
  readonly parent: string;
  readonly column: string;
  readonly to: string;
  readonly lets: boolean;
};

/** What one night goes by. `ends`: a row whose clock started before that instant is past its term; null, nothing is. */
export type Night = {
  readonly practiceId: string;
  readonly now: Date;
  readonly ends: ReadonlyMap<Category, Date | null>;
  readonly archives: ReadonlyMap<Category, Date | null>;
  /** Categories this night leaves alone. */
  readonly stopped: ReadonlySet<Category>;
  /** Rows that stay for a reason only their sealed text knows. */
  readonly kept: readonly string[];
  readonly pointers: readonly Pointer[];
  /**
   * Of a practice that is gone, whose own holds went with it: ids of the patients, and of their logins, whom a dispute in the archive still
   * names. Null in one that lives.
   */
  readonly disputed: readonly string[] | null;
};

import type { Source, ToldRow } from '../reading/source';
import type { FileEntry } from '../schema';
import type { Say } from '../words';

/** What every part of the page is given: words, dates in the practice's zone, and what was written so far. */
export type Telling = {
  readonly say: Say;
  readonly source: Source;
  readonly files: readonly FileEntry[];
  readonly practice: ToldRow | undefined;
  moment(value: string): string;
  day(value: string): string;
  number(value: number): string;
};

import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findOccurrences } from './series/data';

/** When the visits of a series that still stand and are to come begin, in order. */
export const listSeriesDates = async (tx: InPractice, seriesId: Id<'series'>): Promise<readonly Date[]> =>
  (await findOccurrences(tx, seriesId, tx.clock.now())).map(({ start }) => start);

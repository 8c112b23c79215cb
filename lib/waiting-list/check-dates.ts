import type { InPractice } from '@/lib/context';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import type { WaitingError } from './errors';
import { longestWaitDays, type Wishes } from './rules';
import { findQuiet } from './times/data';

/** Whether somebody can wait for these dates: not all over, and not further ahead than a year. Local dates of the practice. */
export async function datesRefusal(tx: InPractice, { toDate }: Wishes): Promise<WaitingError | null> {
  const { timeZone } = await findQuiet(tx);
  const today = localDateAt(tx.clock.now().getTime(), timeZone);
  if (toDate < today) return { code: 'waiting.dates_past' };
  return toDate > addDays(today, longestWaitDays) ? { code: 'waiting.dates_too_far', mostDays: longestWaitDays } : null;
}

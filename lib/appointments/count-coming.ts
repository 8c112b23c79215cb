import type { InPractice } from '@/lib/context';
import { countStanding } from './views/data';

/** How many appointments of the practice are still to come. Inside the caller's transaction: for mails of the practice itself. */
export const countComing = (tx: InPractice): Promise<number> => countStanding(tx);

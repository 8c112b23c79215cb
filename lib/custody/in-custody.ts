import { systemActor } from '@/lib/access/system';
import type { InPractice, OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { isDeleted } from './kept/data';

/** Of a practice that lives its own members open the archive. */
export type PracticeLives = { readonly code: 'custody.practice_lives' };

/** Runs `work` in one transaction of a practice that is gone, as Prati, its custodian. The trace goes into what is left of that practice's journal. */
export const inCustody = <T, E extends { readonly code: string }>(
  open: OpenContext,
  practiceId: Id<'practice'>,
  work: (tx: InPractice) => Promise<Result<T, E>>,
): Promise<Result<T, E | PracticeLives>> =>
  keepInPractice(
    { ...open, actor: systemActor(practiceId, 'custody') },
    'custody.keep',
    async (tx): Promise<Result<T, E | PracticeLives>> => ((await isDeleted(tx)) ? work(tx) : err({ code: 'custody.practice_lives' })),
  );

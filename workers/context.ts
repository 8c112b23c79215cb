import { systemActor } from '@/lib/access/system';
import type { Context, OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Services } from '@/lib/integrations/services';
import type { Posting } from '@/lib/platform/queue';

type Means = Services & { readonly appUrl: string; publish(postings: readonly Posting[]): Promise<void> };

/** What a job across all practices is given. */
export type OpenJobContext = OpenContext & Means;
/** What a job of one practice is given: the system, acting there because of that job. */
export type JobContext = Context & Means;

/** The practice comes from the payload; it decides what the job can see. */
export const jobContext = (open: OpenJobContext, practiceId: Id<'practice'>, because: string): JobContext => ({
  ...open,
  actor: systemActor(practiceId, because),
});

import { type Id, isId } from '@/lib/core/id';
import { settleJob } from '@/lib/events/relay';
import type { Logger } from '@/lib/platform/logger';
import type { Task } from '@/lib/platform/queue-consumer';
import { jobContext, type OpenJobContext } from './context';
import { handlers, type Jobs, jobs } from './registry';

const keyOf = new Map(Object.entries(jobs).map(([key, job]) => [job.name as string, key as keyof Jobs]));

const practiceOf = (payload: unknown): Id<'practice'> | null => {
  const practiceId = typeof payload === 'object' && payload !== null && 'practiceId' in payload ? payload.practiceId : null;
  return isId('practice', practiceId) ? practiceId : null;
};

async function handle(open: OpenJobContext, { job, payload }: Task): Promise<unknown> {
  const key = keyOf.get(job.name);
  if (!key) throw new Error(`no handler for ${job.name}`);
  const practiceId = practiceOf(payload);
  // The registry's type ties each handler to its payload and context; the queue has checked the payload against the same schema.
  const handler = handlers[key] as (ctx: OpenJobContext, payload: unknown) => Promise<unknown>;
  return handler(practiceId ? jobContext(open, practiceId, job.name) : open, payload);
}

/** Does one try of one job, tells its event, and writes one line about it. Throws for the queue to try again. */
export async function perform(open: OpenJobContext, logger: Logger, task: Task): Promise<void> {
  const began = performance.now();
  const { job, id: jobId, attempt } = task;
  const facts = { job: job.name, jobId, queue: job.queue, attempt, practiceId: practiceOf(task.payload) };
  const ms = () => Math.round(performance.now() - began);
  try {
    const outcome = await handle(open, task);
    if (task.cause) await settleJob(open, task.cause, job.name, 'done');
    const said = typeof outcome === 'string' ? { outcome } : { count: typeof outcome === 'number' ? outcome : undefined };
    const line = { event: 'job.done', ...facts, ...said, ms: ms() };
    if (outcome === 'failed') logger.error(line);
    else if (outcome === 0) logger.debug(line);
    else logger.info(line);
  } catch (error) {
    logger.warn({ event: 'job.tried', ...facts, ms: ms(), error });
    throw error;
  }
}

/** A job that used up its tries: the event remembers which, and one line calls for a person. */
export async function bury(
  open: OpenJobContext,
  logger: Logger,
  { job, id, cause }: Pick<Task, 'job' | 'id' | 'cause'>,
  error: unknown,
): Promise<void> {
  logger.error({
    event: 'job.dead',
    job: job.name,
    jobId: id,
    queue: job.queue,
    practiceId: cause?.practiceId,
    eventId: cause?.eventId,
    error,
  });
  if (cause) await settleJob(open, cause, job.name, 'dead');
}

import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import { type JobRequest, type QueueName, queueNames } from './jobs';
import type { Logger } from './logger';
import { type OpenQueue, openQueue, type QueueSettings } from './queue-connection';

/** What lies in the queue's store: ids, and which event asked. */
export const envelopeSchema = z.object({
  payload: z.unknown(),
  cause: z.object({ practiceId: idSchema('practice'), eventId: idSchema('event') }).optional(),
});
export type Cause = { readonly practiceId: Id<'practice'>; readonly eventId: Id<'event'> };

/** `id` is the same each time the same work is asked for, so that asking twice leaves one job. */
export type Posting = { readonly id: string; readonly request: JobRequest; readonly cause?: Cause | undefined };
/** A recurring job: a cron pattern in a time zone, or a fixed interval. */
export type Schedule = { readonly request: JobRequest } & (
  | { readonly pattern: string; readonly timeZone: string }
  | { readonly everySeconds: number }
);

class QueueUnreachableError extends Error {
  override readonly name = 'QueueUnreachableError';
  readonly code = 'queue.unreachable';
}

export type Producer = {
  /** Puts all of them in or throws within about three seconds. After a failure some may be in: their ids make asking again harmless. */
  publish(postings: readonly Posting[]): Promise<void>;
  /** Makes the store hold exactly these recurring jobs. Safe at every start and whenever the store may have lost them. */
  keepSchedules(schedules: readonly Schedule[]): Promise<void>;
  close(): Promise<void>;
};

const publishTimeout = 3_000;
/** 1, 2, 4 … 64 s, each shortened by up to half at random so that many do not come back together. */
const backoff = { type: 'exponential', delay: 1_000, jitter: 0.5 };
const kept = { removeOnComplete: { age: 3_600, count: 2_000 }, removeOnFail: { age: 14 * 86_400, count: 2_000 } };
const optionsOf = ({ job }: JobRequest) => ({ attempts: job.attempts ?? 8, backoff, ...kept });

const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new QueueUnreachableError('the queue did not answer in time')), milliseconds);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
};

/** Heals by itself: on Redis the client reconnects; on PostgreSQL a connection that failed is thrown away and the next call opens a new one. */
export function openProducer(settings: QueueSettings, logger: Logger): Producer {
  const open = new Map<QueueName, OpenQueue>();

  const queue = (name: QueueName) => {
    const known = open.get(name);
    if (known) return known;
    const opened = openQueue(name, settings);
    opened.on('error', (error: Error) => logger.debug({ event: 'queue.error', queue: name, error }));
    open.set(name, opened);
    return opened;
  };
  const discard = async () => {
    const all = [...open.values()];
    open.clear();
    await Promise.all(all.map((one) => one.close().catch((error: unknown) => logger.debug({ event: 'queue.close_failed', error }))));
  };
  const orDiscard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await within(publishTimeout, work());
    } catch (error) {
      if (!settings.redisUrl) void discard();
      throw error;
    }
  };

  return {
    publish: (postings) =>
      postings.length === 0
        ? Promise.resolve()
        : orDiscard(async () => {
            await Promise.all(
              postings.map(({ id, request, cause }) => {
                const { job } = request;
                const payload = job.payload.parse(request.payload);
                return queue(job.queue).add(job.name, { payload, ...(cause ? { cause } : {}) }, { ...optionsOf(request), jobId: id });
              }),
            );
          }),

    keepSchedules: (schedules) =>
      orDiscard(async () => {
        for (const name of queueNames) {
          const wanted = schedules.filter(({ request }) => request.job.queue === name);
          const held = await queue(name).getJobSchedulers();
          for (const { key } of held) {
            if (!wanted.some(({ request }) => request.job.name === key)) await queue(name).removeJobScheduler(key);
          }
          for (const schedule of wanted) {
            const { request } = schedule;
            const known = held.find(({ key }) => key === request.job.name);
            const repeat =
              'pattern' in schedule ? { pattern: schedule.pattern, tz: schedule.timeZone } : { every: schedule.everySeconds * 1_000 };
            const same =
              known && ('pattern' in schedule ? known.pattern === repeat.pattern && known.tz === repeat.tz : known.every === repeat.every);
            if (same) continue;
            const template = { name: request.job.name, data: { payload: request.payload }, opts: { ...kept, attempts: 1 } };
            await queue(name).upsertJobScheduler(request.job.name, repeat, template);
          }
        }
      }),

    close: discard,
  };
}

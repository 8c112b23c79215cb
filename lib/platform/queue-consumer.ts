import { type Job as QueuedJob, UnrecoverableError } from 'bullmq';
import type { Job, QueueName } from './jobs';
import { queueNames } from './jobs';
import type { Logger } from './logger';
import { type Cause, envelopeSchema } from './queue';
import { type OpenWorker, openWorker, type QueueSettings } from './queue-connection';

/** One try of one job. The payload has been checked against the job's own schema. */
export type Task = {
  readonly job: Job;
  readonly id: string;
  readonly payload: unknown;
  readonly cause: Cause | undefined;
  /** 1 for the first try. */
  readonly attempt: number;
};

export type Consumer = {
  /** Settles when every queue has been reached once. */
  ready(): Promise<void>;
  /** Takes no more jobs and lets those under way finish; after `patienceMs` they are left to be taken up again elsewhere. */
  close(patienceMs: number): Promise<void>;
};

type Work = {
  readonly jobs: readonly Job[];
  /** Throwing means: try again later. */
  perform(task: Task): Promise<void>;
  /** Called once when a job has used up its tries. */
  bury(task: Pick<Task, 'job' | 'id' | 'cause'>, error: unknown): Promise<void>;
  readonly logger: Logger;
};

const concurrency: Record<QueueName, number> = { urgent: 4, default: 4, bulk: 1 };
const restAfterFailure = 1_000;
const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function taskOf(jobs: ReadonlyMap<string, Job>, queued: QueuedJob): Task {
  const job = jobs.get(queued.name);
  if (!job) throw new UnrecoverableError(`unknown job ${queued.name}`);
  const envelope = envelopeSchema.safeParse(queued.data);
  const payload = job.payload.safeParse(envelope.data?.payload);
  if (!envelope.success || !payload.success) throw new UnrecoverableError(`payload does not fit ${job.name}`);
  return { job, id: queued.id ?? 'none', payload: payload.data, cause: envelope.data.cause, attempt: queued.attemptsMade + 1 };
}

/** Reads all queues until closed; when their store goes away it says so once, tries again each second, and says when it is back. */
export function openConsumer(settings: QueueSettings, work: Work): Consumer {
  const { logger } = work;
  const jobs = new Map(work.jobs.map((job) => [job.name, job]));
  const lanes = queueNames.map((name) => openLane(name));

  function openLane(name: QueueName) {
    let worker: OpenWorker | undefined;
    let closing = false;
    let down = false;
    let reached: () => void;
    const ready = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const retiring = new Set<Promise<void>>();

    const isDown = (error: unknown) => {
      if (!down && !closing) logger.warn({ event: 'queue.unreachable', queue: name, error });
      down = true;
    };
    const isUp = () => {
      if (down) logger.info({ event: 'queue.reached_again', queue: name });
      down = false;
    };
    /** A worker of PostgreSQL that lost its connection does not always recover: a fresh one does. One on Redis reconnects by itself. */
    const retire = (old: OpenWorker, error: unknown) => {
      if (worker !== old || closing) return;
      isDown(error);
      worker = undefined;
      // Not at once: what the dying connections still have to say must find a listener, which closing takes away.
      const closed = rest(restAfterFailure / 2)
        .then(() => old.close())
        .catch((failure: unknown) => logger.debug({ event: 'queue.close_failed', queue: name, error: failure }));
      retiring.add(closed);
      void closed.finally(() => retiring.delete(closed));
      setTimeout(start, restAfterFailure);
    };

    const failed = async (queued: QueuedJob | undefined, error: Error) => {
      const job = queued && jobs.get(queued.name);
      if (!queued || !job) return logger.error({ event: 'job.unknown', queue: name, error });
      const over =
        error instanceof UnrecoverableError ||
        queued.attemptsMade >= (queued.opts.attempts ?? 1) ||
        /stalled/.test(queued.failedReason ?? '');
      if (over) await work.bury({ job, id: queued.id ?? 'none', cause: envelopeSchema.safeParse(queued.data).data?.cause }, error);
    };

    function start() {
      if (closing) return;
      const fresh = openWorker(name, settings, concurrency[name], (queued: QueuedJob) => work.perform(taskOf(jobs, queued)));
      worker = fresh;
      fresh.on('failed', (queued, error) => {
        failed(queued, error).catch((failure: unknown) => logger.error({ event: 'job.burial_failed', queue: name, error: failure }));
      });
      fresh.on('error', (error) => {
        if (error.message.startsWith('could not renew lock')) logger.warn({ event: 'job.lock_lost', queue: name });
        else if (settings.redisUrl) isDown(error);
        else retire(fresh, error);
      });
      fresh.on('ready', isUp);
      fresh.on('active', isUp);
      fresh.on('drained', isUp);
      fresh
        .waitUntilReady()
        .then(() => {
          reached();
          return fresh.run();
        })
        .catch((error: unknown) => retire(fresh, error));
    }
    start();

    return {
      ready,
      async close() {
        closing = true;
        await Promise.all([worker?.close(), ...retiring]);
      },
    };
  }

  return {
    ready: async () => void (await Promise.all(lanes.map((lane) => lane.ready))),
    close: async (patienceMs) => {
      const graceful = Promise.all(lanes.map((lane) => lane.close())).then(() => 'done' as const);
      const impatient = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patienceMs).unref());
      if ((await Promise.race([graceful, impatient])) === 'late') logger.warn({ event: 'queue.jobs_left' });
    },
  };
}

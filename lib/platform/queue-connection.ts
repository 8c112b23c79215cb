import { createPostgresBackend, type Processor, Queue, Worker, type WorkerOptions } from 'bullmq';
import type { QueueName } from './jobs';

/** Where the queue lives: on Redis when there is one, else in PostgreSQL, in the schema `bullmq` beside the data. */
export type QueueSettings = {
  readonly redisUrl?: string | undefined;
  readonly databaseUrl: string;
  /** Set on each connection where one login serves owner and application. */
  readonly role?: string | undefined;
};

export const queueSettings = (env: {
  REDIS_URL?: string | undefined;
  DATABASE_URL: string;
  PRATI_APP_ROLE?: string | undefined;
}): QueueSettings => ({
  redisUrl: env.REDIS_URL,
  databaseUrl: env.DATABASE_URL,
  role: env.PRATI_APP_ROLE,
});

const prefix = 'prati';

const onPostgres = (settings: QueueSettings, connections: number) => ({
  connectionString: settings.databaseUrl,
  max: connections,
  connectionTimeoutMillis: 3_000,
  query_timeout: 10_000,
  ...(settings.role ? { options: `-c role=${settings.role}` } : {}),
});

/** One queue to put jobs in. On Redis it answers at once when there is no connection instead of keeping the job in memory. */
export function openQueue(name: QueueName, settings: QueueSettings) {
  return settings.redisUrl
    ? new Queue(name, {
        prefix,
        connection: { url: settings.redisUrl, enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 },
      })
    : new Queue(name, { connection: onPostgres(settings, 2) }, createPostgresBackend);
}
export type OpenQueue = ReturnType<typeof openQueue>;

/**
 * A job whose worker was killed goes back after its lock has run out and the next look at stalled jobs has seen it: at most 8 + 2 × 2 s.
 * A job that keeps killing its worker is given up after ten rounds.
 */
const patience = { lockDuration: 8_000, stalledInterval: 2_000, maxStalledCount: 10, drainDelay: 5, runRetryDelay: 1_000 } as const;

/** One worker of one queue, not yet running. */
export function openWorker(name: QueueName, settings: QueueSettings, concurrency: number, processor: Processor) {
  const options: Omit<WorkerOptions, 'connection'> = { ...patience, autorun: false, concurrency };
  return settings.redisUrl
    ? new Worker(name, processor, {
        ...options,
        prefix,
        connection: { url: settings.redisUrl, maxRetriesPerRequest: null, connectTimeout: 2_000 },
      })
    : new Worker(name, processor, { ...options, connection: onPostgres(settings, concurrency + 2) }, createPostgresBackend);
}
export type OpenWorker = ReturnType<typeof openWorker>;

import { setTimeout as sleep } from 'node:timers/promises';
import { replaySuppressions } from '@/lib/deletions/replay-suppressions';
import { env } from '@/lib/platform/env';
import { listen } from '@/lib/platform/listener';
import { openLogger } from '@/lib/platform/logger';
import { openProducer } from '@/lib/platform/queue';
import { queueSettings } from '@/lib/platform/queue-connection';
import { openConsumer } from '@/lib/platform/queue-consumer';
import { openJobContext } from './context';
import { bury, perform } from './perform';
import { jobs } from './registry';
import { startRelay } from './relay-loop';

const patienceMs = 6_500;
const forcedAfterMs = 7_800;

const settings = env();
const logger = openLogger({ LOG_LEVEL: settings.LOG_LEVEL, component: 'worker' });
const queue = queueSettings(settings);
const producer = openProducer(queue, logger);
const open = openJobContext(settings, producer);

/** After a restore nothing may be done before what was erased since is forgotten again; while that cannot be known, the worker waits. */
async function forgetAgain(): Promise<void> {
  for (;;) {
    try {
      const count = Object.values(await replaySuppressions(open)).reduce((sum, some) => sum + some, 0);
      if (count > 0) logger.warn({ event: 'worker.forgot_again', count });
      return;
    } catch (error) {
      logger.error({ event: 'worker.not_replayed', error });
      await sleep(5_000);
    }
  }
}
await forgetAgain();

const relay = startRelay(open, producer, logger, { sweepMs: settings.isLocal ? 2_000 : 5_000, upkeepMs: 30_000 });
const bell = listen(
  { url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE, channel: 'prati_event' },
  { message: relay.wake, reconnect: relay.wake },
  logger,
);
const consumer = openConsumer(queue, {
  jobs: Object.values(jobs),
  perform: (task) => perform(open, logger, task),
  bury: (task, error) => bury(open, logger, task, error),
  logger,
});
consumer.ready().then(
  () => logger.info({ event: 'worker.ready' }),
  (error: unknown) => logger.error({ event: 'worker.not_ready', error }),
);

let stopping = false;
/** Takes nothing new, lets jobs finish, and ends within eight seconds: what is left is taken up again by the next worker. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    logger.warn({ event: 'worker.cut_short' });
    process.exit(0);
  }, forcedAfterMs).unref();
  await Promise.all([relay.stop(), bell.close(), consumer.close(patienceMs)]);
  await Promise.all([producer.close(), open.db.close()]);
  logger.info({ event: 'worker.stopped' });
  process.exit(0);
}
const stopOrSay = () => {
  stop().catch((error: unknown) => {
    logger.error({ event: 'worker.stop_failed', error });
    process.exit(1);
  });
};
process.on('SIGTERM', stopOrSay);
process.on('SIGINT', stopOrSay);
process.on('unhandledRejection', (error) => logger.error({ event: 'worker.unhandled', error }));
/** A connection being closed when the database went away may report it to nobody: whoever uses connections has noticed by themselves. */
const isLostConnection = (error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^57P0[1-3]$/.test(code) || code === 'ECONNRESET' || code === 'EPIPE';
};
process.on('uncaughtException', (error) => {
  if (isLostConnection(error)) return logger.warn({ event: 'worker.connection_lost', error });
  logger.error({ event: 'worker.crashed', error });
  process.exit(1);
});

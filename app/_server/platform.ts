import 'server-only';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Clock } from '@/lib/core/clock';
import { type Database, openDatabase } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { type Keyring, openKeyring } from '@/lib/platform/keyring';
import { openClock } from '@/lib/platform/local-clock';
import { type Logger, openLogger } from '@/lib/platform/logger';
import { queueSettings } from '@/lib/platform/queue-connection';
import { openQueueProbe } from '@/lib/platform/queue-probe';
import { openRateLimiter, type RateLimiter } from '@/lib/platform/rate-limit';

type Platform = { readonly db: Database; readonly clock: Clock; readonly keyring: Keyring; readonly logger: Logger };

// Hot reload evaluates modules again; the pool must not be opened again with them.
const kept = globalThis as { pratiPlatform?: Platform; pratiQueueProbe?: () => Promise<void>; pratiLimiter?: RateLimiter };

/** What one process has once: its database pool, its clock, its keys, its log. Opened at the first request that needs it. */
export function platform(): Platform {
  kept.pratiPlatform ??= open();
  return kept.pratiPlatform;
}

function open(): Platform {
  const settings = env();
  const clock = openClock(settings);
  return {
    clock,
    db: openDatabase({ url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE }),
    keyring: openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock }),
    logger: openLogger({ LOG_LEVEL: settings.LOG_LEVEL, component: 'web' }),
  };
}

/** Whether the database answers a plain question. */
export const databaseAnswers = (): Promise<unknown> => platform().db.transaction({}, (tx) => tx.$queryRaw`select 1`);

/** Whether the queue's store answers. */
export function queueAnswers(): Promise<void> {
  kept.pratiQueueProbe ??= openQueueProbe(queueSettings(env()));
  return kept.pratiQueueProbe();
}

/** Whether files can be kept. */
export const storageAnswers = (): Promise<void> => access(env().PRATI_DATA, constants.W_OK);

/** Counts uses of what must not be tried without end. */
export function rateLimiter(): RateLimiter {
  kept.pratiLimiter ??= openRateLimiter(env(), platform().logger);
  return kept.pratiLimiter;
}

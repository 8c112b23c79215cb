import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { err, ok, type Result } from '@/lib/core/result';
import type { Logger } from './logger';

type LimitSettings = {
  readonly rateLimited: boolean;
  readonly DATABASE_URL: string;
  readonly PRATI_APP_ROLE?: string | undefined;
  readonly REDIS_URL?: string | undefined;
  readonly NEXTAUTH_SECRET: string;
};
export type TooMany = { readonly code: 'rate.limited'; readonly retryAfterSeconds: number };
export type RateLimiter = {
  /**
   * Counts one use of `name` by `key` (an address, an account, a phone number) and refuses the one after `points` within `seconds`.
   * When the counters' store does not answer, this process counts for itself.
   */
  limited(name: string, key: string, points: number, seconds: number): Promise<Result<null, TooMany>>;
  close(): Promise<void>;
};

const never: RateLimiter = { limited: async () => ok(null), close: async () => undefined };

function openStore(settings: LimitSettings, logger: Logger) {
  const say = (error: unknown) => logger.debug({ event: 'rate_limit.store_error', error });
  if (settings.REDIS_URL) {
    const redis = new Redis(settings.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 });
    redis.on('error', say);
    return {
      limiter: (options: LimiterOptions) => new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true }),
      close: async () => redis.disconnect(),
    };
  }
  const pool = new Pool({
    connectionString: settings.DATABASE_URL,
    ...{ max: 2, connectionTimeoutMillis: 2_000, query_timeout: 2_000, allowExitOnIdle: true },
    ...(settings.PRATI_APP_ROLE ? { options: `-c role=${settings.PRATI_APP_ROLE}` } : {}),
  });
  pool.on('error', say);
  return {
    limiter: (options: LimiterOptions) =>
      new RateLimiterPostgres({ ...options, storeClient: pool, tableName: 'rate_limit', tableCreated: true }),
    close: () => pool.end(),
  };
}
type LimiterOptions = { keyPrefix: string; points: number; duration: number; insuranceLimiter: RateLimiterAbstract };

/** Counters kept in Redis where there is one, else in PostgreSQL, under keyed hashes: never an address or an e-mail. Off when not wanted. */
export function openRateLimiter(settings: LimitSettings, logger: Logger): RateLimiter {
  if (!settings.rateLimited) return never;
  const store = openStore(settings, logger);
  const limiters = new Map<string, RateLimiterAbstract>();
  const hashed = (key: string) =>
    createHmac('sha256', settings.NEXTAUTH_SECRET).update(`rate-limit:${key}`).digest('base64url').slice(0, 32);

  const limiterFor = (name: string, points: number, seconds: number) => {
    const keyPrefix = `${name}.${points}.${seconds}`;
    const known = limiters.get(keyPrefix);
    if (known) return known;
    const fresh = store.limiter({
      keyPrefix,
      points,
      duration: seconds,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: seconds }),
    });
    limiters.set(keyPrefix, fresh);
    return fresh;
  };

  return {
    async limited(name, key, points, seconds) {
      try {
        await limiterFor(name, points, seconds).consume(hashed(key));
        return ok(null);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return err({ code: 'rate.limited', retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)) });
      }
    },
    close: store.close,
  };
}

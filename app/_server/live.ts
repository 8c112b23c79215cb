import 'server-only';
import { env } from '@/lib/platform/env';
import { type Live, openLive } from '@/lib/platform/live';
import { platform } from './platform';

const kept = globalThis as { pratiLive?: Live };

/** The process's one ear on the database: what open agendas are told comes through it. */
export function live(): Live {
  kept.pratiLive ??= openLive({ url: env().DATABASE_URL, warn: (fields) => platform().logger.warn(fields) });
  return kept.pratiLive;
}

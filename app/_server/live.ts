import 'server-only';
import { env } from '@/lib/platform/env';
import { type Live, openLive } from '@/lib/platform/live';
import { platform } from './platform';

const kept = globalThis as { pratiLive?: Live };

/** The process's one ear on the database: what open agendas are told comes through it. */
export function live(): Live {
  kept.pratiLive ??= open();
  return kept.pratiLive;
}

function open(): Live {
  const opened = openLive({ url: env().DATABASE_URL, warn: (fields) => platform().logger.warn(fields) });
  // The server waits for open answers before it ends: those that never end by themselves are ended here.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void opened.close());
  return opened;
}

import { Client } from 'pg';
import type { Logger } from './logger';

type ListenSettings = { readonly url: string; readonly role?: string | undefined; readonly channel: string };
const restMs = 1_000;

/**
 * Hears what PostgreSQL announces on a channel, on a connection of its own. A lost connection is opened again each second; `reconnect` is
 * then called, since announcements made meanwhile are gone.
 */
export function listen(
  settings: ListenSettings,
  on: { message(payload: string): void; reconnect?(): void },
  logger: Logger,
): { close(): Promise<void> } {
  let client: Client | undefined;
  let closing = false;
  let lost = false;

  const again = (error: unknown) => {
    if (closing) return;
    if (!lost) logger.warn({ event: 'listener.lost', error });
    lost = true;
    const old = client;
    client = undefined;
    old?.end().catch((failure: unknown) => logger.debug({ event: 'listener.close_failed', error: failure }));
    setTimeout(start, restMs).unref();
  };

  function start() {
    if (closing) return;
    const fresh = new Client({
      connectionString: settings.url,
      ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 3_000, application_name: 'prati-listener' },
      ...(settings.role ? { options: `-c role=${settings.role}` } : {}),
    });
    client = fresh;
    let failed = false;
    const fail = (error: unknown) => {
      if (failed || client !== fresh) return;
      failed = true;
      again(error);
    };
    fresh.on('error', fail);
    fresh.on('end', () => fail(new Error('the connection ended')));
    fresh.on('notification', ({ payload }) => on.message(payload ?? ''));
    fresh
      .connect()
      .then(() => fresh.query(`listen ${fresh.escapeIdentifier(settings.channel)}`))
      .then(() => {
        if (lost) logger.info({ event: 'listener.back' });
        lost = false;
        on.reconnect?.();
      })
      .catch(fail);
  }
  start();

  return {
    async close() {
      closing = true;
      await client?.end();
    },
  };
}

import { Client } from 'pg';

/** What the database says when something happened in a practice: names and ids only (see the trigger `event_rings`). */
type Ring = { readonly practiceId: string; readonly name: string; readonly payload: Readonly<Record<string, unknown>> };
/** `missed`: the connection was down for a while, so anything may have happened. `closing`: the process ends, nothing more will be heard. */
export type Heard = Ring | 'missed' | 'closing';
type Listener = (heard: Heard) => void;

export type Live = {
  /** Hears what happens in one practice until the returned function is called. */
  listen(practiceId: string, listener: Listener): () => void;
  close(): Promise<void>;
};

const channel = 'prati_event';
const pauses = [200, 1_000, 3_000, 10_000] as const;

/**
 * One LISTEN connection for the whole process, opened with the first listener and closed with the last, handed out per practice. When it
 * is lost it is opened again, and everybody is told that something may have been missed.
 */
export function openLive({ url, warn }: { url: string; warn: (fields: { event: string; error: unknown }) => void }): Live {
  const listeners = new Map<string, Set<Listener>>();
  let client: Client | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;

  const tellAll = (heard: Heard) => {
    for (const listener of [...listeners.values()].flatMap((those) => [...those])) listener(heard);
  };
  const tell = (text: string | undefined) => {
    const ring = readRing(text);
    for (const listener of (ring && listeners.get(ring.practiceId)) ?? []) listener(ring as Ring);
  };

  const lose = (lost: Client, error: unknown) => {
    if (client !== lost) return;
    client = null;
    warn({ event: 'live.connection_lost', error });
    void lost.end().catch((cause: unknown) => warn({ event: 'live.connection_end_failed', error: cause }));
    if (listeners.size === 0) return;
    timer = setTimeout(connect, pauses[Math.min(failures, pauses.length - 1)]);
    failures += 1;
  };
  function connect() {
    timer = null;
    const opening = new Client({ connectionString: url, keepAlive: true, application_name: 'prati-live' });
    client = opening;
    opening.on('notification', ({ payload }) => tell(payload));
    opening.on('error', (error) => lose(opening, error));
    opening.on('end', () => lose(opening, new Error('the connection ended')));
    opening
      .connect()
      .then(() => opening.query(`listen ${channel}`))
      .then(() => {
        failures = 0;
        // Between the first listener and this moment nobody was listening.
        tellAll('missed');
      })
      .catch((error: unknown) => lose(opening, error));
  }
  const disconnect = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const open = client;
    client = null;
    await open?.end().catch((error: unknown) => warn({ event: 'live.connection_end_failed', error }));
  };

  return {
    listen: (practiceId, listener) => {
      const those = listeners.get(practiceId) ?? new Set();
      listeners.set(practiceId, those.add(listener));
      if (!client && !timer) connect();
      return () => {
        those.delete(listener);
        if (those.size === 0 && listeners.get(practiceId) === those) listeners.delete(practiceId);
        if (listeners.size === 0) void disconnect();
      };
    },
    close: async () => {
      tellAll('closing');
      listeners.clear();
      await disconnect();
    },
  };
}

function readRing(text: string | undefined): Ring | null {
  try {
    const ring = JSON.parse(text ?? '') as Partial<Ring> | null;
    return typeof ring?.practiceId === 'string' && typeof ring.name === 'string'
      ? { practiceId: ring.practiceId, name: ring.name, payload: ring.payload ?? {} }
      : null;
  } catch {
    // Another program may use the channel's name: what cannot be read is not ours.
    return null;
  }
}

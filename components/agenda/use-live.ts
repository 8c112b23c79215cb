'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

export type ReadOutcome = 'done' | 'signed_out' | 'failed';
export type LiveState = 'live' | 'down' | 'signed_out';

const streamPath = '/api/agenda/stream';
const pollMs = 30_000;
const reopenMs = 5_000;
/** A tab nobody looks at gives its connection back: a browser has six for one server. */
const hiddenMs = 60_000;

/**
 * Reads again each time the server says that something changed; every 30 s while the stream is down. Once the session is over nothing is
 * read or thrown away any more. `sinceRead` is in milliseconds, as of the last tick.
 */
export function useLive(read: () => Promise<ReadOutcome>): { state: LiveState; minutesSinceRead: number; readNow: () => void } {
  const [state, setState] = useState<LiveState>('live');
  const [minutesSinceRead, setMinutes] = useState(0);
  const reader = useRef(read);
  const lastRead = useRef(0);
  const reading = useRef<'no' | 'yes' | 'again'>('no');
  useEffect(() => {
    reader.current = read;
  });

  const readNow = useCallback(async () => {
    if (reading.current !== 'no') {
      reading.current = 'again';
      return;
    }
    do {
      reading.current = 'yes';
      const outcome = await reader.current();
      if (outcome === 'signed_out') setState('signed_out');
      if (outcome === 'done') {
        lastRead.current = performance.now();
        setMinutes(0);
      }
    } while ((reading.current as string) === 'again');
    reading.current = 'no';
  }, []);

  const over = state === 'signed_out';
  useEffect(() => {
    if (over) return;
    lastRead.current ||= performance.now();
    return connect({
      onUp: (isFirst) => {
        setState('live');
        if (!isFirst) void readNow();
      },
      onChange: () => void readNow(),
      onDown: () => setState('down'),
      onSignedOut: () => setState('signed_out'),
    });
  }, [over, readNow]);

  useEffect(() => {
    if (state !== 'down') return;
    const poll = setInterval(() => void readNow(), pollMs);
    const tick = setInterval(() => setMinutes(Math.floor((performance.now() - lastRead.current) / 60_000)), 10_000);
    return () => {
      clearInterval(poll);
      clearInterval(tick);
    };
  }, [state, readNow]);

  return { state, minutesSinceRead, readNow: useCallback(() => void readNow(), [readNow]) };
}

type Hearing = { onUp: (isFirst: boolean) => void; onChange: () => void; onDown: () => void; onSignedOut: () => void };

/** Keeps one EventSource open while the tab is looked at. Returns how to end it. */
function connect({ onUp, onChange, onDown, onSignedOut }: Hearing): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    const opened = new EventSource(streamPath);
    source = opened;
    opened.addEventListener('ready', () => {
      onUp(isFirst);
      isFirst = false;
    });
    opened.addEventListener('change', onChange);
    opened.addEventListener('signed_out', () => {
      close();
      onSignedOut();
    });
    opened.addEventListener('error', () => {
      onDown();
      isFirst = false;
      // While it is connecting the browser tries again by itself; closed, it was refused, and only a plain request can say why.
      if (opened.readyState === EventSource.CLOSED && source === opened) void askWhy();
    });
  };
  const askWhy = async () => {
    close();
    const status = await fetch(streamPath, { method: 'HEAD', cache: 'no-store' }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 401) return onSignedOut();
    timer = setTimeout(open, reopenMs);
  };
  const whenLookedAt = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(close, hiddenMs);
    else if (!source) open();
  };

  open();
  document.addEventListener('visibilitychange', whenLookedAt);
  return () => {
    document.removeEventListener('visibilitychange', whenLookedAt);
    close();
  };
}

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
    // Signed in again in another tab, this one goes on where it was.
    if (over)
      return whenLookedAt(async () => {
        if ((await sessionStatus()) !== 204) return;
        setState('live');
        void readNow();
      });
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
    if ((await sessionStatus()) === 401) return onSignedOut();
    timer = setTimeout(open, reopenMs);
  };
  const turned = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(close, hiddenMs);
    else if (!source) open();
  };

  open();
  document.addEventListener('visibilitychange', turned);
  return () => {
    document.removeEventListener('visibilitychange', turned);
    close();
  };
}

/** 204: the session is good; 401: it is over; 0: the server was not reached. */
const sessionStatus = (): Promise<number> =>
  fetch(streamPath, { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => status,
    () => 0,
  );

function whenLookedAt(act: () => Promise<void>): () => void {
  const look = () => void (document.hidden ? undefined : act());
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}

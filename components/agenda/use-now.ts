'use client';

import { useEffect, useState } from 'react';

const tickMs = 15_000;

/** The server's time of day, moving on: the practice's clock counts, not the one of this device. Epoch milliseconds. */
export function useNow(serverNow: number): number {
  const [reading, setReading] = useState({ serverNow, now: serverNow });
  useEffect(() => {
    const since = performance.now();
    const tick = () => setReading({ serverNow, now: serverNow + performance.now() - since });
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [serverNow]);
  return reading.serverNow === serverNow ? reading.now : serverNow;
}

'use client';

import { useEffect, useState } from 'react';
import type { VisitMode } from '@/lib/core/visit-mode';
import { ask } from './ask';

export type TimesWish = { readonly practitioner: string; readonly reason: string; readonly date: string; readonly mode: VisitMode };
export type Times =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string | null }
  | {
      readonly state: 'ready';
      readonly starts: readonly number[];
      readonly next: number | null;
      readonly seats: ReadonlyMap<number, number>;
    };

type Slots = { slots: { start: number; mode: VisitMode; seatsLeft?: number }[]; nextAvailable: number | null };

/** The free starts of one day for one reason, in epoch milliseconds, with the seats left where it is for groups; read again for another `attempt`. */
export function useTimes(wish: TimesWish | null, attempt: number): Times {
  const [times, setTimes] = useState<{ of: string; times: Times } | null>(null);
  const query = wish ? new URLSearchParams(wish).toString() : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to read again
  useEffect(() => {
    if (!query) return;
    const abort = new AbortController();
    void ask<Slots>(`/api/agenda/times?${query}`, { signal: abort.signal }).then((answer) => {
      if (abort.signal.aborted) return;
      const { value } = answer.ok ? answer : { value: null };
      const read: Times = value
        ? {
            ...{ state: 'ready', starts: [...new Set(value.slots.map(({ start }) => start))], next: value.nextAvailable },
            seats: new Map(value.slots.flatMap(({ start, seatsLeft }) => (seatsLeft === undefined ? [] : [[start, seatsLeft]]))),
          }
        : { state: 'failed', message: answer.ok ? null : answer.message };
      setTimes({ of: query, times: read });
    });
    return () => abort.abort();
  }, [query, attempt]);
  return times && times.of === query ? times.times : { state: 'loading' };
}

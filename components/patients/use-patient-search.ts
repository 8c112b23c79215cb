'use client';

import { useEffect, useState } from 'react';
import type { PatientHit } from '@/lib/patients/schema';

export type SearchState =
  | { readonly state: 'idle' | 'searching' }
  /** With the server's sentence when it answered, as after the session has ended; null when it was not reached. */
  | { readonly state: 'failed'; readonly why: string | null }
  | { readonly state: 'found'; readonly query: string; readonly hits: readonly PatientHit[] };

const pauseMs = 150;
const fewestLetters = 2;

/** Patients as the words are typed: asked after a short pause, and only the last answer counts. */
export function usePatientSearch(query: string): SearchState {
  const [found, setFound] = useState<SearchState>({ state: 'idle' });
  const wanted = query.trim();
  useEffect(() => {
    if (wanted.length < fewestLetters) {
      setFound({ state: 'idle' });
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setFound((before) => (before.state === 'found' ? before : { state: 'searching' }));
      try {
        const response = await fetch(`/api/patients?${new URLSearchParams({ q: wanted })}`, { signal: abort.signal, cache: 'no-store' });
        const answer = (await response.json()) as { items: PatientHit[] } & { detail?: string };
        setFound(response.ok ? { state: 'found', query: wanted, hits: answer.items } : { state: 'failed', why: answer.detail ?? null });
      } catch {
        // A newer query took over, or the server was not reached: only the latter is told.
        if (!abort.signal.aborted) setFound({ state: 'failed', why: null });
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted]);
  return found;
}

'use client';

import { useCallback, useEffect, useState } from 'react';
import { ask } from './ask';
import type { VisitDetails } from './visit-details';

export type VisitReading =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly visit: VisitDetails }
  | { readonly state: 'failed'; readonly message: string | null };

/** The details of one visit; read again when `revision` changes, keeping what is shown meanwhile. */
export function useVisit(id: string | null, revision: number): { reading: VisitReading; readAgain: () => void } {
  const [kept, setKept] = useState<{ id: string; reading: VisitReading } | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision, or another try, is the reason to read again
  useEffect(() => {
    if (!id) return;
    const abort = new AbortController();
    void ask<VisitDetails>(`/api/agenda/visits/${id}`, { signal: abort.signal }).then((answer) => {
      if (abort.signal.aborted) return;
      if (answer.ok) setKept({ id, reading: { state: 'ready', visit: answer.value } });
      // What is shown stays when a later reading does not come through.
      else
        setKept((before) =>
          before?.id === id && before.reading.state === 'ready' && answer.status !== 404
            ? before
            : { id, reading: { state: 'failed', message: answer.message } },
        );
    });
    return () => abort.abort();
  }, [id, revision, tries]);
  return {
    reading: kept && kept.id === id ? kept.reading : { state: 'loading' },
    readAgain: useCallback(() => setTries((before) => before + 1), []),
  };
}

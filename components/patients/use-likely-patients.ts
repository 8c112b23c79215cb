'use client';

import { useEffect, useState } from 'react';
import type { LikelyPatient } from '@/lib/patients/schema';
import type { TypedIdentity } from './identity-fields';

const pauseMs = 300;
const none: readonly LikelyPatient[] = [];

/** Two names, or one of them with a birth date or a way to reach the person: less would show half the practice. */
const isWorthAsking = ({ familyName, givenName, birthDate, phone, email }: TypedIdentity) => {
  const names = [familyName, givenName].filter((name) => name.trim().length > 1).length;
  return names === 2 || (names === 1 && [birthDate, phone, email].some((text) => text.trim().length > 5));
};

/** Files that may be the person being typed: asked after a short pause, and only the last answer counts. A failure says nothing. */
export function useLikelyPatients(typed: TypedIdentity): readonly LikelyPatient[] {
  const [found, setFound] = useState(none);
  const wanted = isWorthAsking(typed) ? JSON.stringify(typed) : null;
  useEffect(() => {
    if (wanted === null) {
      setFound(none);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch('/api/patients/likely', {
          ...{ method: 'POST', body: wanted, signal: abort.signal, cache: 'no-store' },
          headers: { 'Content-Type': 'application/json' },
        });
        setFound(response.ok ? ((await response.json()) as { items: LikelyPatient[] }).items : none);
      } catch {
        // Overtaken by what was typed next, or not reached: looking for duplicates is a courtesy and never stands in the way.
        if (!abort.signal.aborted) setFound(none);
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted]);
  return found;
}

'use client';

import { useEffect, useState } from 'react';
import type { Conflict } from '@/lib/appointments/schema';
import type { VisitMode } from '@/lib/core/visit-mode';
import { ask } from './ask';

export type ConflictWish = {
  readonly practitionerId: string;
  readonly reasonId: string;
  /** ISO. */
  readonly start: string;
  readonly durationMinutes: number;
  readonly except?: string;
  readonly siteId?: string;
  readonly mode?: VisitMode;
  readonly roomId?: string;
  readonly patientId?: string;
};
type Found = { readonly conflicts: readonly Conflict[]; readonly mayOverbook: boolean };
export type ConflictReading = Found & { readonly state: 'idle' | 'asking' | 'ready' | 'failed' };

const pauseMs = 200;
const nothing: Found = { conflicts: [], mayOverbook: false };

/** Everything in the way of a time, as the server sees it; what was known stays in sight while a changed wish is asked about. */
export function useConflicts(wish: ConflictWish | null): ConflictReading {
  const [reading, setReading] = useState<{ of: string; state: 'ready' | 'failed'; found: Found } | null>(null);
  const words = wish ? JSON.stringify(wish) : null;
  useEffect(() => {
    if (!words) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void ask<Found>('/api/agenda/conflicts', { body: JSON.parse(words), signal: abort.signal }).then((answer) => {
        if (abort.signal.aborted) return;
        setReading({ of: words, state: answer.ok ? 'ready' : 'failed', found: answer.ok ? answer.value : nothing });
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [words]);
  if (!words) return { state: 'idle', ...nothing };
  return { state: reading?.of === words ? reading.state : 'asking', ...(reading?.found ?? nothing) };
}

'use client';

import { useRef, useState } from 'react';
import type { Status } from '@/lib/appointments/rules';
import { ask } from './ask';
import { stepsOf, type VisitDetails } from './visit-details';
import type { Wording } from './wording';

type SteppingParts = {
  /** Stores a step; null when it is stored, else why not. */
  step: (visit: { id: string; status: Status }, to: Status) => Promise<string | null>;
  say: (sentence: string) => void;
  wording: Wording;
};

type Failure = { readonly id: string; readonly sentence: string };

/** Steps a visit, from the panel or by key. Quick presses wait for each other; none is lost. */
export function useStepping({ step: store, say, wording: { t } }: SteppingParts) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const step = async (visit: { id: string; status: Status }, to: Status) => {
    setBusy(true);
    setFailure(null);
    const refused = await store(visit, to);
    setBusy(false);
    if (!refused) return;
    setFailure({ id: visit.id, sentence: refused });
    say(refused);
  };
  const stepAsItStands = async (id: string, which: 'next' | 'back' | Status) => {
    const answer = await ask<VisitDetails>(`/api/agenda/visits/${id}`);
    if (!answer.ok) return say(answer.message ?? t('failed'));
    const steps = stepsOf(answer.value);
    const to = which === 'next' || which === 'back' ? steps[which] : answer.value.steps.includes(which) ? which : null;
    if (to) await step(answer.value, to);
    else say(t('step.none'));
  };
  const stepById = (id: string, which: 'next' | 'back' | Status) => {
    queue.current = queue.current.then(() => stepAsItStands(id, which));
  };
  return {
    ...{ busy, failure, stepById },
    step: (visit: VisitDetails, to: Status) => (busy ? undefined : void step(visit, to)),
  };
}

'use client';

import { useRef, useState } from 'react';
import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import type { Status } from '@/lib/appointments/schema';
import { ask } from './ask';
import type { Overlay } from './use-fresh-model';
import { stepsOf, type VisitDetails } from './visit-details';
import type { Wording } from './wording';

type SteppingParts = {
  overlay: Overlay;
  live: { readNow: () => void };
  readAgain: () => void;
  say: (sentence: string) => void;
  wording: Wording;
};

type Failure = { readonly id: string; readonly sentence: string };

/** Steps a visit: shown at once, taken back with its reason when the server refuses. */
export function useStepping({ overlay, live, readAgain, say, wording: { t } }: SteppingParts) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const step = async (visit: Pick<VisitDetails, 'id' | 'status'>, to: Status) => {
    setBusy(true);
    setFailure(null);
    overlay.put(visit.id, to as AppointmentLook);
    const answer = await ask(`/api/agenda/visits/${visit.id}/step`, { body: { from: visit.status, to } });
    setBusy(false);
    if (answer.ok) say(t('step.said', { state: t(`state.${to}`) }));
    else {
      overlay.put(visit.id, null);
      const sentence = answer.message ?? t('failed');
      setFailure({ id: visit.id, sentence });
      say(sentence);
    }
    readAgain();
    live.readNow();
  };
  const stepAsItStands = async (id: string, which: 'next' | 'back') => {
    const answer = await ask<VisitDetails>(`/api/agenda/visits/${id}`);
    const to = answer.ok ? stepsOf(answer.value)[which] : null;
    if (answer.ok && to) await step(answer.value, to);
    else say(answer.ok ? t('step.none') : (answer.message ?? t('failed')));
  };

  /** By key, on the visit that has the focus or else on the one in the panel. Quick presses wait for each other; none is lost. */
  const stepFocused = (which: 'next' | 'back', openVisit: string | null) => {
    const cell = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const id = cell?.dataset.visit ?? openVisit;
    if (id) queue.current = queue.current.then(() => stepAsItStands(id, which));
  };
  return { busy, failure, step: (visit: VisitDetails, to: Status) => (busy ? undefined : void step(visit, to)), stepFocused };
}

'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Status } from '@/lib/appointments/schema';
import { CancelDialog } from './cancel-dialog';
import { stepsOf, type VisitDetails } from './visit-details';
import type { Wording } from './wording';

type StepsProps = {
  visit: VisitDetails;
  busy: boolean;
  failure: string | null;
  wording: Wording;
  onStep: (to: Status) => void;
  onCancelled: () => void;
};

/** What can happen next: the usual step filled, what stands aside plain, the way back quiet, and cancelling last. */
export function VisitSteps({ visit, busy, failure, wording, onStep, onCancelled }: StepsProps) {
  const { t } = wording;
  const [asking, setAsking] = useState(false);
  const { next, back, aside } = stepsOf(visit);
  if (!next && !back && aside.length === 0 && !visit.isCancellable) return null;
  return (
    <div className="grid gap-2">
      {failure ? (
        <Notice tone="danger" live="assertive">
          {failure}
        </Notice>
      ) : null}
      {next ? (
        <Button kind="primary" wide busy={busy} onClick={() => onStep(next)}>
          {t(`step.${next}`)}
        </Button>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {aside.map((to) => (
          <Button key={to} className="flex-1" onClick={() => onStep(to)}>
            {t(`step.${to}`)}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap justify-between gap-2">
        {back ? (
          <Button kind="quiet" icon={<Undo2 aria-hidden />} className="px-2" onClick={() => onStep(back)}>
            {t('step.backTo', { state: t(`state.${back}`) })}
          </Button>
        ) : null}
        {visit.isCancellable ? (
          <Button kind="quiet-danger" className="px-2" onClick={() => setAsking(true)}>
            {t('cancel.open')}
          </Button>
        ) : null}
      </div>
      <CancelDialog
        {...{ visit, wording }}
        open={asking}
        onClose={() => setAsking(false)}
        onCancelled={() => {
          setAsking(false);
          onCancelled();
        }}
      />
    </div>
  );
}

'use client';

import { ArrowRightLeft, RotateCcw, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Status } from '@/lib/appointments/rules';
import { asideNow, stepsOf, type VisitDetails } from './visit-details';
import type { Wording } from './wording';

export type StepsProps = {
  visit: VisitDetails;
  /** The practice's time, epoch milliseconds. */
  now: number;
  /** Whether the visit can be given another time from here. */
  isMovable: boolean;
  busy: boolean;
  failure: string | null;
  wording: Wording;
  onStep: (to: Status) => void;
  onMove: () => void;
  onCancel: () => void;
  onRestore: () => void;
};

/** What can happen next: the usual step filled, what stands aside plain, the way back quiet, and cancelling last. */
export function VisitSteps({ visit, now, isMovable, busy, failure, wording: { t }, onStep, onMove, onCancel, onRestore }: StepsProps) {
  const { next, back } = stepsOf(visit);
  const aside = asideNow(visit, now);
  const isCancelled = visit.status === 'cancelled';
  const isRequest = visit.status === 'requested';
  if (!next && !back && aside.length === 0 && !visit.isCancellable && !isMovable && !isCancelled) return null;
  return (
    <div className="grid gap-2">
      {failure ? (
        <Notice tone="danger" live="assertive">
          {failure}
        </Notice>
      ) : null}
      {next ? (
        <Button kind="primary" wide busy={busy} onClick={() => onStep(next)}>
          {t(isRequest ? 'step.accept' : `step.${next}`)}
        </Button>
      ) : null}
      {isCancelled ? (
        <Button wide icon={<RotateCcw aria-hidden />} onClick={onRestore}>
          {t('cancel.restore')}
        </Button>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {isMovable ? (
          <Button className="flex-1" icon={<ArrowRightLeft aria-hidden />} onClick={onMove}>
            {t('move.open')}
          </Button>
        ) : null}
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
          <Button kind="quiet-danger" className="px-2" onClick={onCancel}>
            {t(isRequest ? 'cancel.refuse' : 'cancel.open')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition, useEffect, useTransition } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import type { Counts, ImportKind } from '@/lib/imports/schema';

const lookAgainMs = 1_500;

type MovingProps = {
  state: 'checking' | 'running' | 'undoing';
  kind: ImportKind;
  counts: Counts;
  batchId: string;
  undo: FormAction;
};

/** The worker is at it: how far, looked at again every moment. */
export function ImportMoving({ state, kind, counts, batchId, undo }: MovingProps) {
  const t = useTranslations('import.moving');
  const router = useRouter();
  const [isLooking, look] = useTransition();
  // Not before the last look was answered: over a slow line each would else break off the one before.
  useEffect(() => {
    if (isLooking) return;
    const timer = setTimeout(() => look(() => router.refresh()), lookAgainMs);
    return () => clearTimeout(timer);
  }, [router, isLooking]);
  const isUndoing = state === 'undoing';
  const isVisits = kind === 'visits';
  return (
    <Panel className="max-w-form">
      <div role="status">
        <Progress
          id="progress"
          label={t(state === 'running' && isVisits ? 'runningVisits' : state)}
          value={isUndoing ? counts.removed + counts.kept : counts.next}
          max={Math.max(1, isUndoing ? counts.created : counts.rows)}
          valueText={
            isUndoing
              ? t(isVisits ? 'removedVisits' : 'removed', { count: counts.removed })
              : t('rows', { next: counts.next, rows: counts.rows })
          }
        />
      </div>
      <p className="mt-3 text-ink-2">{t('stay')}</p>
      {state === 'running' ? (
        <div className="mt-3 grid justify-items-start gap-2">
          {isVisits ? <p>{t('brought', { count: counts.created })}</p> : null}
          <StopButton batchId={batchId} undo={undo} />
        </div>
      ) : null}
    </Panel>
  );
}

/** Ends an import under way and takes back what came in. */
function StopButton({ batchId, undo }: Pick<MovingProps, 'batchId' | 'undo'>) {
  const t = useTranslations('import.moving');
  const [state, send, isBusy] = useFormAction(undo);
  const press = () => {
    const form = new FormData();
    form.set('batchId', batchId);
    startTransition(() => send(form));
  };
  return (
    <>
      <FormRefusal state={state} />
      <Button busy={isBusy} onClick={press}>
        {t('stop')}
      </Button>
    </>
  );
}

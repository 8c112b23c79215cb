'use client';

import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, startTransition } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { Counts, ImportKind } from '@/lib/imports/schema';
import { DownloadRejected } from './import-checked';

type DoneProps = { batchId: string; kind: ImportKind; counts: Counts; canDownload: boolean; undo: FormAction };

/** What came in, what did not, and the way back. */
export function ImportDone({ batchId, kind, counts, canDownload, undo }: DoneProps) {
  const t = useTranslations('import');
  const [state, send, isBusy] = useFormAction(undo);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const isList = kind === 'patients';
  const isVisits = kind === 'visits';
  return (
    <>
      <Notice tone="success" live="polite">
        {isList ? (
          <ul>
            <li>{t('done.created', { count: counts.created })}</li>
            <li>{t('done.merged', { count: counts.merged })}</li>
            <li>{t('done.skipped', { count: counts.skipped })}</li>
            <li>{t('check.rejected', { count: counts.rejected })}</li>
          </ul>
        ) : isVisits ? (
          <ul>
            <li>{t('done.visits', { count: counts.created })}</li>
            <li>{t('done.created', { count: counts.patients })}</li>
            <li>{t('check.twice', { count: counts.skipped })}</li>
            <li>{t('check.rejected', { count: counts.rejected })}</li>
            {counts.busy > 0 ? <li>{t('check.busy', { count: counts.busy })}</li> : null}
          </ul>
        ) : (
          <p>{t('done.busyCreated', { count: counts.created })}</p>
        )}
      </Notice>
      <div className="flex flex-wrap gap-2">
        {isList ? <LinkButton href="/practitioner/patients">{t('done.toPatients')}</LinkButton> : null}
        {isVisits ? <LinkButton href="/practitioner/agenda">{t('done.toAgenda')}</LinkButton> : null}
        {canDownload ? <DownloadRejected batchId={batchId} /> : null}
      </div>
      <Panel className="max-w-form">
        <form action={send} onSubmit={submit} className="grid justify-items-start gap-2">
          <FormRefusal state={state} />
          <p className="text-ink-2">{t(isList ? 'done.undoHint' : isVisits ? 'done.visitsUndoHint' : 'done.busyUndoHint')}</p>
          <input type="hidden" name="batchId" value={batchId} />
          <Button type="submit" icon={<Undo2 aria-hidden />} busy={isBusy} busyLabel={t('done.undoBusy')}>
            {t('done.undo')}
          </Button>
        </form>
      </Panel>
    </>
  );
}

type Stayed = {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly why: 'appointments' | 'waiting' | 'merged' | 'account' | 'blocked' | 'changed';
};

type StayedVisit = {
  readonly id: string;
  readonly when: ReactNode;
  readonly patientId: string | null;
  readonly name: string | null;
  readonly why: 'changed' | 'told' | 'group';
};
type UndoneProps = { kind: ImportKind; counts: Counts; stayed: readonly Stayed[]; stayedVisits: readonly StayedVisit[] };

/** What was taken back, and what stayed and why. */
export function ImportUndone({ kind, counts, stayed, stayedVisits }: UndoneProps) {
  const t = useTranslations('import.undone');
  const isVisits = kind === 'visits';
  return (
    <>
      <Notice tone="success" live="polite">
        <p>{t(isVisits ? 'visitsRemoved' : kind === 'patients' ? 'removed' : 'busyRemoved', { count: counts.removed })}</p>
        {isVisits ? <p>{t('removed', { count: counts.filesRemoved })}</p> : null}
        {kind === 'busy' ? null : <p>{t(isVisits ? 'visitsKept' : 'kept', { count: counts.kept })}</p>}
      </Notice>
      {stayedVisits.length > 0 ? (
        <StayedList title={t('visitsTitle')}>
          {stayedVisits.map(({ id, when, patientId, name, why }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 px-4 py-2">
              <span>
                {when}{' '}
                {patientId && name ? (
                  <Link href={`/practitioner/patients/${patientId}`} prefetch={false} className="link font-semibold">
                    {name}
                  </Link>
                ) : (
                  t('erased')
                )}
              </span>
              <span className="text-ink-2">{t(`visitWhy.${why}`)}</span>
            </li>
          ))}
        </StayedList>
      ) : null}
      {stayed.length > 0 ? (
        <StayedList title={t('filesTitle')}>
          {stayed.map(({ id, familyName, givenName, why }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 px-4 py-2">
              <Link href={`/practitioner/patients/${id}`} prefetch={false} className="link font-semibold">
                {familyName} {givenName}
              </Link>
              <span className="text-ink-2">{t(`why.${why}`)}</span>
            </li>
          ))}
        </StayedList>
      ) : null}
    </>
  );
}

function StayedList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 className="text-h3">{title}</h2>
      <ul className="max-w-form divide-y divide-line rounded-panel border border-line bg-surface">{children}</ul>
    </section>
  );
}

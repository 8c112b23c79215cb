'use client';

import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useActionState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
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
  const [state, send, isBusy] = useActionState(undo, idle);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const isList = kind === 'patients';
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
        ) : (
          <p>{t('done.busyCreated', { count: counts.created })}</p>
        )}
      </Notice>
      <div className="flex flex-wrap gap-2">
        {isList ? <LinkButton href="/practitioner/patients">{t('done.toPatients')}</LinkButton> : null}
        {isList && canDownload ? <DownloadRejected batchId={batchId} /> : null}
      </div>
      <Panel className="max-w-form">
        <form action={send} onSubmit={submit} className="grid justify-items-start gap-2">
          <FormRefusal state={state} />
          <p className="text-ink-2">{t(isList ? 'done.undoHint' : 'done.busyUndoHint')}</p>
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

/** What was taken back, and which files stayed and why. */
export function ImportUndone({ kind, counts, stayed }: { kind: ImportKind; counts: Counts; stayed: readonly Stayed[] }) {
  const t = useTranslations('import.undone');
  return (
    <>
      <Notice tone="success" live="polite">
        <p>{t(kind === 'patients' ? 'removed' : 'busyRemoved', { count: counts.removed })}</p>
        {kind === 'patients' ? <p>{t('kept', { count: counts.kept })}</p> : null}
      </Notice>
      {stayed.length > 0 ? (
        <ul className="max-w-form divide-y divide-line rounded-panel border border-line bg-surface">
          {stayed.map(({ id, familyName, givenName, why }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 px-4 py-2">
              <Link href={`/practitioner/patients/${id}`} prefetch={false} className="link font-semibold">
                {familyName} {givenName}
              </Link>
              <span className="text-ink-2">{t(`why.${why}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

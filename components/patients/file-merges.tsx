'use client';

import { GitMerge, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Panel } from '@/components/ui/panel';
import { mergeHref } from './addresses';
import { PatientPicker } from './patient-picker';

type Merge = { readonly id: string; readonly at: string; readonly until: string; readonly canUndo: boolean };
type MergesProps = { patientId: string; merges: readonly Merge[]; undo: FormAction };

/** The merges a file came out of, the latest with its way back, and the way to a new one. */
export function FileMerges({ patientId, merges, undo }: MergesProps) {
  const t = useTranslations('patients.merges');
  return (
    <Panel aria-labelledby="merges">
      <h2 id="merges" className="mb-2 text-h3">
        {t('title')}
      </h2>
      <ul className="grid gap-3">
        {merges.map(({ id, at, until, canUndo }) => (
          <li key={id} className="grid gap-1">
            <p>{t('line', { date: at })}</p>
            {canUndo ? <UndoForm mergeId={id} until={until} undo={undo} /> : null}
          </li>
        ))}
      </ul>
      <StartMerge patientId={patientId} />
    </Panel>
  );
}

function UndoForm({ mergeId, until, undo }: { mergeId: string; until: string; undo: FormAction }) {
  const t = useTranslations('patients.merges');
  const [state, send, isBusy] = useFormAction(undo);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} className="grid justify-items-start gap-1">
      <p className="text-small text-ink-2">{t('until', { date: until })}</p>
      <input type="hidden" name="mergeId" value={mergeId} />
      <Button type="submit" icon={<Undo2 aria-hidden />} busy={isBusy} busyLabel={t('busy')}>
        {t('undo')}
      </Button>
      <FormRefusal state={state} />
    </form>
  );
}

/** Looks for the other file; the preview comes before anything happens. */
function StartMerge({ patientId }: { patientId: string }) {
  const t = useTranslations('patients');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  return (
    <div className="mt-2">
      <Button kind="quiet" className="px-2" icon={<GitMerge aria-hidden />} onClick={() => setOpen(true)}>
        {t('merges.start')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('merges.choose')}
        description={t('merges.chooseHint')}
        actions={<Button onClick={() => setOpen(false)}>{t('finder.close')}</Button>}
      >
        <PatientPicker
          autoFocus
          query={query}
          onQuery={setQuery}
          onPick={({ id }) => {
            setOpen(false);
            if (id !== patientId) router.push(mergeHref(patientId, id));
          }}
        />
      </Dialog>
    </div>
  );
}

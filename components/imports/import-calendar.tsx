'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { type FallbackChoices, FallbackFields } from './fallback-fields';
import { DropButton } from './import-reading';

type CalendarProps = { batchId: string; entries: number; fallback: FallbackChoices; check: FormAction; drop: FormAction };

/** A calendar whose entries are visits: whose agenda they go to, and for which reason. */
export function ImportCalendar({ batchId, entries, fallback, check, drop }: CalendarProps) {
  const t = useTranslations('import.reading');
  const [state, send, isBusy] = useFormAction(check);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} className="grid gap-4">
      <FormRefusal state={state} />
      <input type="hidden" name="batchId" value={batchId} />
      <p>{t('entries', { count: entries })}</p>
      <FallbackFields {...fallback} />
      <FormActions>
        <Button type="submit" kind="primary" busy={isBusy} busyLabel={t('checking')}>
          {t('checkEntries')}
        </Button>
        <DropButton drop={drop} batchId={batchId} />
      </FormActions>
    </form>
  );
}

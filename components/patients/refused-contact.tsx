'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type RefusedProps = {
  id: string;
  /** Since when, written out. */
  since: string;
  lift: FormAction;
};

/** Whoever reads the address said it is not the patient's: what that means, and the way out once it was checked. */
export function RefusedContact({ id, since, lift }: RefusedProps) {
  const t = useTranslations('patients.refused');
  const [state, send, isBusy] = useFormAction(lift);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <Notice tone="warning" title={t('title', { date: since })} className="mb-4">
      <p>{t('means')}</p>
      <p>{t('next')}</p>
      <form action={send} onSubmit={submit} className="mt-2 grid justify-items-start gap-2">
        <input type="hidden" name="id" value={id} />
        <Button type="submit" busy={isBusy} busyLabel={t('busy')}>
          {t('lift')}
        </Button>
        <FormRefusal state={state} />
      </form>
    </Notice>
  );
}

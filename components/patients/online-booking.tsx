'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useActionState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';

type OnlineProps = {
  action: FormAction;
  id: string;
  /** Since when and by whom, written out; null while booking is open. */
  blocked: string | null;
  absences: { readonly count: number; readonly limit: number | null };
};

/** Whether this patient books online, how many absences count, and the button that changes it. */
export function OnlineBooking({ action, id, blocked, absences: { count, limit } }: OnlineProps) {
  const t = useTranslations('patients.online');
  const [state, send, isBusy] = useActionState(action, idle);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <Panel aria-labelledby="online">
      <h2 id="online" className="mb-2 text-h3">
        {t('title')}
      </h2>
      <p role="status">{blocked ?? t('open')}</p>
      <p className="text-ink-2">
        {t('absences', { count })} {limit !== null && count > 0 ? t('limit', { limit }) : ''}
      </p>
      <form action={send} onSubmit={submit} className="mt-3 grid justify-items-start gap-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="block" value={blocked === null ? 'yes' : 'no'} />
        <Button type="submit" busy={isBusy} busyLabel={t('busy')}>
          {blocked === null ? t('block') : t('unblock')}
        </Button>
        <FormRefusal state={state} />
      </form>
      <p className="mt-2 text-small text-ink-2">{t('hint')}</p>
    </Panel>
  );
}

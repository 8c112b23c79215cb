'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { SelectField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { blockReasons } from '@/lib/patients/rules';

type OnlineProps = {
  action: FormAction;
  id: string;
  /** Since when, by whom and why, written out; null while booking is open. */
  blocked: string | null;
  absences: { readonly count: number; readonly limit: number | null };
};

/** Whether this patient books online, how many absences count, and the button that changes it. */
export function OnlineBooking({ action, id, blocked, absences: { count, limit } }: OnlineProps) {
  const t = useTranslations('patients.online');
  const [state, send, isBusy] = useFormAction(action);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const counted = [t('absences', { count }), ...(limit !== null && count > 0 ? [t('limit', { limit })] : [])].join(' ');
  return (
    <Panel aria-labelledby="online">
      <h2 id="online" className="mb-2 text-h3">
        {t('title')}
      </h2>
      {blocked === null ? (
        <div role="status">
          <p>{t('open')}</p>
          <p className="text-ink-2">{counted}</p>
        </div>
      ) : (
        <Notice tone="warning" live="polite" title={blocked}>
          <p>{counted}</p>
          <p>{t('means')}</p>
        </Notice>
      )}
      <form action={send} onSubmit={submit} noValidate className="mt-3 grid justify-items-start gap-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="block" value={blocked === null ? 'yes' : 'no'} />
        {blocked === null ? (
          <SelectField
            name="reason"
            label={t('reason')}
            defaultValue={typedIn(state, 'reason', '')}
            error={errorOf(state, 'reason')}
            className="w-full"
          >
            <option value="">{t('reasonNone')}</option>
            {blockReasons.map((one) => (
              <option key={one} value={one}>
                {t(`reasons.${one}`)}
              </option>
            ))}
          </SelectField>
        ) : null}
        <Button type="submit" busy={isBusy} busyLabel={t('busy')} className="max-sm:w-full">
          {blocked === null ? t('block') : t('unblock')}
        </Button>
        {errorOf(state, 'reason') ? null : <FormRefusal state={state} />}
      </form>
      {blocked === null ? null : <p className="mt-2 text-small text-ink-2">{t('hint')}</p>}
    </Panel>
  );
}

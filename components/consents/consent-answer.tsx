'use client';

import { useTranslations } from 'next-intl';
import { useFormStatus } from 'react-dom';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';

export type AnswerForm = 'twins' | 'switch' | 'acknowledge';
type ConsentAnswerProps = {
  action: FormAction;
  /** Which purpose, and the version of the text that was shown. */
  fields: Readonly<Record<string, string>>;
  form: AnswerForm;
  /** The purpose, for the accessible name. */
  name: string;
  isOn: boolean;
};

/** Asked: two buttons alike in every way. Answered: one switch. Plain submits, so that all of it works without scripts. */
export function ConsentAnswer({ action, fields, form, name, isOn }: ConsentAnswerProps) {
  const t = useTranslations('consents');
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      {state.status === 'refused' ? <FormRefusal state={state} /> : null}
      {Object.entries(fields).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Answers form={form} isOn={isOn} label={t('answerTo', { name })} />
    </form>
  );
}

function Answers({ form, isOn, label }: { form: AnswerForm; isOn: boolean; label: string }) {
  const t = useTranslations('consents');
  const { pending } = useFormStatus();
  if (form === 'acknowledge')
    return (
      <Button type="submit" name="answer" value="given" kind="primary" aria-disabled={pending}>
        {t('acknowledge')}
      </Button>
    );
  if (form === 'switch')
    return (
      <button
        type="submit"
        name="answer"
        value={isOn ? 'withdrawn' : 'given'}
        role="switch"
        aria-checked={isOn}
        aria-label={label}
        aria-disabled={pending}
        className="flex min-h-target cursor-pointer items-center gap-2 rounded-control"
      >
        <span
          aria-hidden
          className={
            isOn
              ? 'flex h-6 w-10 justify-end rounded-full border border-pine bg-pine p-[0.1875rem]'
              : 'flex h-6 w-10 rounded-full border border-line-strong bg-sunken p-[0.1875rem]'
          }
        >
          <span className={isOn ? 'size-4 rounded-full bg-on-solid' : 'size-4 rounded-full bg-line-strong'} />
        </span>
        <span className="text-body text-ink-2">{t(isOn ? 'switchOn' : 'switchOff')}</span>
      </button>
    );
  return (
    <fieldset className="flex gap-2">
      <legend className="sr-only">{label}</legend>
      <Button type="submit" name="answer" value="given" aria-disabled={pending} className="min-w-24">
        {t('yes')}
      </Button>
      <Button type="submit" name="answer" value="refused" aria-disabled={pending} className="min-w-24">
        {t('no')}
      </Button>
    </fieldset>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { chosenIn, errorOf, type FormAction, type Saved, typedIn } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { readClock } from '@/lib/core/clock-text';
import type { PatientRules } from '@/lib/practice/schema';
import { TimeField } from './time-field';

const whole = { inputMode: 'numeric', autoComplete: 'off', className: '[&_input]:max-w-40' } as const;

type PatientRulesFormProps = {
  action: FormAction<Saved>;
  rules: PatientRules;
  /** Fingerprint of the rules. */
  shown: string;
};

/** What holds for every patient of the practice. Needs the words of `rules` and `common`. */
export function PatientRulesForm({ action, rules, shown }: PatientRulesFormProps) {
  const t = useTranslations('rules');
  const common = useTranslations('common');
  const [state, send, isSaving] = useFormAction(action);
  const [quiet, setQuiet] = useState({
    quietFrom: typedIn(state, 'quietFrom', rules.quietFrom),
    quietTo: typedIn(state, 'quietTo', rules.quietTo),
  });
  const labels = {
    maxUpcomingPerPatient: t('maxUpcomingPerPatient'),
    noShowLimit: t('noShowLimit'),
    quietFrom: `${t('quiet.title')}, ${t('quietFrom')}`,
    quietTo: `${t('quiet.title')}, ${t('quietTo')}`,
  };
  const field = (name: 'maxUpcomingPerPatient' | 'noShowLimit') => ({
    ...{ name, label: labels[name], optional: common('optional'), error: errorOf(state, name) },
    defaultValue: typedIn(state, name, rules[name] === null ? '' : String(rules[name])),
  });
  const time = (name: 'quietFrom' | 'quietTo') => ({
    ...{ name, label: labels[name], value: quiet[name], invalid: errorOf(state, name) !== undefined },
    describedBy: errorOf(state, name) ? `${name}-error` : 'quiet-hint',
    onChange: (value: string) => setQuiet((known) => ({ ...known, [name]: value })),
  });
  const [from, to] = [readClock(quiet.quietFrom), readClock(quiet.quietTo)];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-4">
      <FormRefusal state={state} fields={labels} />
      <ShownMark state={state} shown={shown} />
      {state.status === 'done' && !isSaving ? <Notice tone="success" live="polite" title={t('saved')} /> : null}
      <TextField {...field('maxUpcomingPerPatient')} {...whole} hint={t('maxUpcomingHint')} />
      <TextField {...field('noShowLimit')} {...whole} hint={t('noShowHint')} />
      <Checkbox
        name="noShowNotice"
        label={t('noShowNotice')}
        hint={t('noShowNoticeHint')}
        defaultChecked={chosenIn(state, 'noShowNotice', rules.noShowNotice ? ['on'] : []).length > 0}
      />
      <fieldset className="min-w-0">
        <legend className="text-control font-semibold">{t('quiet.title')}</legend>
        <p id="quiet-hint" className="text-ink-2">
          {t('quiet.sentence')}
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <span aria-hidden>{t('quiet.from')}</span>
          <TimeField {...time('quietFrom')} placeholder="21:00" />
          <span aria-hidden>{t('quiet.to')}</span>
          <TimeField {...time('quietTo')} placeholder="08:00" />
          {from && to && to < from ? <span className="text-ink-2">{t('quiet.nextDay')}</span> : null}
        </div>
        {(['quietFrom', 'quietTo'] as const).map((name) =>
          errorOf(state, name) ? (
            <FieldError key={name} id={`${name}-error`} className="mt-1">
              {errorOf(state, name)}
            </FieldError>
          ) : null,
        )}
      </fieldset>
      <div>
        <Button type="submit" busy={isSaving} busyLabel={common('saving')} className="max-sm:w-full">
          {t('savePractice')}
        </Button>
      </div>
    </form>
  );
}

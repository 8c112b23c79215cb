'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type Saved, typedIn } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Notice } from '@/components/ui/notice';

type AgendaRulesFormProps = {
  action: FormAction<Saved>;
  /** Fingerprint of these rules. */
  shown: string;
  practitionerId: string;
  maxPerDay: number | null;
  maxPerWeek: number | null;
  reviewsNew: boolean;
};

const whole = { inputMode: 'numeric', autoComplete: 'off', className: '[&_input]:max-w-40' } as const;

/** What holds for one practitioner's agenda. Needs the words of `rules` and `common`. */
export function AgendaRulesForm({ action, shown, practitionerId, maxPerDay, maxPerWeek, reviewsNew }: AgendaRulesFormProps) {
  const t = useTranslations('rules');
  const common = useTranslations('common');
  const [state, send, isSaving] = useFormAction(action);
  const labels = { maxPerDay: t('maxPerDay'), maxPerWeek: t('maxPerWeek') };
  const field = (name: keyof typeof labels, kept: number | null) => ({
    ...{ name, label: labels[name], hint: t('maxHint'), optional: common('optional') },
    ...{ defaultValue: typedIn(state, name, kept === null ? '' : String(kept)), error: errorOf(state, name) },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-4">
      <FormRefusal state={state} fields={labels} />
      {state.status === 'done' && !isSaving ? <Notice tone="success" live="polite" title={t('saved')} /> : null}
      <ShownMark state={state} shown={shown} />
      <input type="hidden" name="practitionerId" value={practitionerId} />
      <TextField {...field('maxPerDay', maxPerDay)} {...whole} />
      <TextField {...field('maxPerWeek', maxPerWeek)} {...whole} />
      <Checkbox
        name="reviewsNew"
        defaultChecked={state.status === 'refused' ? state.values.reviewsNew !== undefined : reviewsNew}
        label={t('reviewsNew')}
        hint={t('reviewsNewHint')}
      />
      <FormActions>
        <Button type="submit" kind="primary" busy={isSaving} busyLabel={common('saving')}>
          {t('saveAgenda')}
        </Button>
      </FormActions>
    </form>
  );
}

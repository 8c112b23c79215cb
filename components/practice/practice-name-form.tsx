'use client';

import { useTranslations } from 'next-intl';
import { FormActions } from '@/components/patterns/form-actions';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

export function PracticeNameForm({ action, name }: { action: FormAction; name: string }) {
  const t = useTranslations('onboarding.site');
  const common = useTranslations('common');
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid max-w-form gap-4" noValidate>
      <FormRefusal state={state} />
      {state.status === 'done' ? <Notice tone="success" live="polite" title={common('saved')} /> : null}
      <TextField
        name="name"
        id="practice-name"
        label={t('practiceName')}
        autoComplete="organization"
        defaultValue={typedIn(state, 'name', name)}
        error={errorOf(state, 'name')}
      />
      <FormActions>
        <SubmitButton kind="secondary" busyLabel={common('saving')}>
          {common('save')}
        </SubmitButton>
      </FormActions>
    </form>
  );
}

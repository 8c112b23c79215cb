'use client';

import { useTranslations } from 'next-intl';
import { FormActions } from '@/components/patterns/form-actions';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';

export function InviteForm({ action, roles }: { action: FormAction; roles: readonly { value: string; label: string }[] }) {
  const t = useTranslations('access');
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid max-w-form gap-4" noValidate>
      <FormRefusal state={state} fields={{ displayName: t('members.displayName'), email: t('email'), role: t('members.role') }} />
      {state.status === 'done' ? <Notice tone="success" live="polite" title={t('members.invited')} /> : null}
      <TextField
        name="displayName"
        label={t('members.displayName')}
        autoComplete="off"
        defaultValue={typedIn(state, 'displayName')}
        error={errorOf(state, 'displayName')}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={typedIn(state, 'email')}
        error={errorOf(state, 'email')}
      />
      <RadioGroup
        name="role"
        inline
        legend={t('members.role')}
        choices={roles}
        defaultValue={typedIn(state, 'role')}
        error={errorOf(state, 'role')}
        key={typedIn(state, 'role')}
      />
      <FormActions>
        <SubmitButton busyLabel={t('members.inviting')}>{t('members.invite')}</SubmitButton>
      </FormActions>
    </form>
  );
}

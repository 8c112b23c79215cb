'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, idle } from '@/components/patterns/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { PasswordField } from './password-field';

type AcceptInvitationFormProps = { action: FormAction; token: string; email: string; hasAccount: boolean; about: readonly string[] };

/** The one thing left to say: a password, one's own or a new one. */
export function AcceptInvitationForm({ action, token, email, hasAccount, about }: AcceptInvitationFormProps) {
  const t = useTranslations('access');
  const [state, send] = useActionState(action, idle);
  return (
    <form action={send} className="grid max-w-form gap-4" noValidate>
      <FormRefusal state={state} fields={{ password: t('password') }} />
      <input type="hidden" name="token" value={token} />
      {/* For the password manager: which account this password is of. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      {hasAccount ? (
        <PasswordField label={t('password')} autoComplete="current-password" error={errorOf(state, 'password')} />
      ) : (
        <PasswordField label={t('newPassword')} autoComplete="new-password" error={errorOf(state, 'password')} about={about} />
      )}
      <FormActions>
        <SubmitButton busyLabel={t('invitation.busy')}>{t('invitation.submit')}</SubmitButton>
      </FormActions>
    </form>
  );
}

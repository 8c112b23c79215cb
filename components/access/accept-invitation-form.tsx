'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError, fieldControl } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { PasswordField } from './password-field';

type AcceptInvitationFormProps = {
  action: FormAction;
  token: string;
  email: string;
  hasAccount: boolean;
  about: readonly string[];
  termsText: ReactNode;
};

/** The one thing left to say: a password, one's own or a new one. */
export function AcceptInvitationForm({ action, token, email, hasAccount, about, termsText }: AcceptInvitationFormProps) {
  const t = useTranslations('access');
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid max-w-form gap-4" noValidate>
      <FormRefusal state={state} fields={{ password: t('password'), terms: t('signUp.termsShort') }} />
      <input type="hidden" name="token" value={token} />
      {/* For the password manager: which account this password is of. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      {hasAccount ? (
        <PasswordField label={t('password')} autoComplete="current-password" error={errorOf(state, 'password')} />
      ) : (
        <PasswordField label={t('newPassword')} autoComplete="new-password" error={errorOf(state, 'password')} about={about} />
      )}
      <div>
        <Checkbox
          key={`terms-${typedIn(state, 'terms')}`}
          {...fieldControl('terms', { error: errorOf(state, 'terms') })}
          name="terms"
          label={t('signUp.terms')}
          defaultChecked={typedIn(state, 'terms') === 'on'}
        />
        {errorOf(state, 'terms') ? <FieldError id="terms-error">{errorOf(state, 'terms')}</FieldError> : null}
        <a href="/conditions" target="_blank" rel="noopener" className="link inline-flex min-h-target items-center">
          {t('signUp.termsLink')}
        </a>
        {termsText}
      </div>
      <FormActions>
        <SubmitButton busyLabel={t('invitation.busy')}>{t('invitation.submit')}</SubmitButton>
      </FormActions>
    </form>
  );
}

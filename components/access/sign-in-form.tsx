'use client';

import { useTranslations } from 'next-intl';
import { FormActions } from '@/components/patterns/form-actions';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { PasswordField } from './password-field';

/** Needs the namespaces `access`, `common` and `errors.flaw`. */
export function SignInForm({ action, next }: { action: FormAction; next: string | null }) {
  const t = useTranslations('access');
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid max-w-form gap-4" noValidate>
      <FormRefusal state={state} fields={{ email: t('email'), password: t('password') }} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={typedIn(state, 'email')}
        error={errorOf(state, 'email')}
      />
      <PasswordField label={t('password')} autoComplete="current-password" error={errorOf(state, 'password')} />
      <FormActions>
        <SubmitButton busyLabel={t('signIn.busy')}>{t('signIn.submit')}</SubmitButton>
      </FormActions>
    </form>
  );
}

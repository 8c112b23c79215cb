'use client';

import { useTranslations } from 'next-intl';
import { errorOf, type FormState } from '@/components/patterns/form-state';
import { PasswordField } from './password-field';

/**
 * Part of a form whose act asks for the password anew: the field stands there when the last proof is older than ten minutes, or when the
 * act was refused because it got too old meanwhile. Needs the namespaces `access` and `errors.flaw`. The action wraps its verb in
 * `withStepUp` and its schema has `SignInAgain`'s field.
 */
export function SignInAgain({ isNeeded, state }: { isNeeded: boolean; state: FormState<unknown> }) {
  const t = useTranslations('access.again');
  const isAsked = state.status === 'refused' && (state.code === 'access.step_up_needed' || state.code === 'access.password_wrong');
  if (!isNeeded && !isAsked) return null;
  return (
    <div className="grid max-w-form gap-1">
      <PasswordField label={t('password')} hint={t('why')} autoComplete="current-password" error={errorOf(state, 'password')} />
    </div>
  );
}

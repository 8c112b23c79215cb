'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError, fieldControl } from '@/components/ui/field';
import { RadioTiles } from '@/components/ui/radio-tiles';
import { SubmitButton } from '@/components/ui/submit-button';
import { PasswordField } from './password-field';

type SignUpFormProps = {
  action: FormAction;
  specialties: readonly { value: string; label: string }[];
  listingText: ReactNode;
  termsText: ReactNode;
};

type Field = 'givenName' | 'familyName' | 'email' | 'password' | 'practiceName' | 'specialty' | 'listed' | 'terms';
/** What the password should not contain, as typed so far. */
const about = ['givenName', 'familyName', 'email', 'practiceName'] as const;

export function SignUpForm({ action, specialties, listingText, termsText }: SignUpFormProps) {
  const t = useTranslations('access');
  const common = useTranslations('common');
  const [state, send] = useFormAction(action);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const labels: Record<Field, string> = {
    givenName: t('signUp.givenName'),
    familyName: t('signUp.familyName'),
    email: t('email'),
    password: t('password'),
    practiceName: t('signUp.practiceName'),
    specialty: t('signUp.specialty'),
    listed: t('signUp.listedShort'),
    terms: t('signUp.termsShort'),
  };
  const text = (name: Field) => ({ name, defaultValue: typedIn(state, name), error: errorOf(state, name) });
  return (
    <form
      action={send}
      className="grid max-w-form gap-8"
      noValidate
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && about.some((name) => name === target.name))
          setTyped({ ...typed, [target.name]: target.value });
      }}
    >
      <FormRefusal state={state} fields={labels} />
      <fieldset className="grid gap-4">
        <legend className="mb-2 text-h2">{t('signUp.you')}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField {...text('givenName')} label={labels.givenName} autoComplete="given-name" />
          <TextField {...text('familyName')} label={labels.familyName} autoComplete="family-name" />
        </div>
        <TextField {...text('email')} type="email" label={labels.email} autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <PasswordField
          label={labels.password}
          autoComplete="new-password"
          error={errorOf(state, 'password')}
          about={Object.values(typed)}
        />
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-2 text-h2">{t('signUp.practice')}</legend>
        <TextField {...text('practiceName')} label={labels.practiceName} hint={t('signUp.practiceNameHint')} autoComplete="organization" />
        <SelectField key={typedIn(state, 'specialty')} {...text('specialty')} label={labels.specialty}>
          <option value="">{common('choose')}</option>
          {specialties.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <RadioTiles
          name="listed"
          columns={2}
          legend={t('signUp.listed')}
          hint={t('signUp.listedHint')}
          choices={[
            { value: 'yes', label: common('yes') },
            { value: 'no', label: common('no') },
          ]}
          defaultValue={typedIn(state, 'listed')}
          error={errorOf(state, 'listed')}
          key={`listed-${typedIn(state, 'listed')}`}
        />
        {listingText}
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
      </fieldset>
      <FormActions>
        <SubmitButton busyLabel={t('signUp.busy')}>{t('signUp.submit')}</SubmitButton>
      </FormActions>
    </form>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/components/patterns/form-field';

const fields = ['familyName', 'givenName', 'birthDate', 'phone', 'email'] as const;
export type TypedIdentity = Record<(typeof fields)[number], string>;
export const noIdentity: TypedIdentity = { familyName: '', givenName: '', birthDate: '', phone: '', email: '' };

type FieldsProps = {
  value: TypedIdentity;
  errors: Readonly<Record<string, readonly string[]>>;
  onChange: (value: TypedIdentity) => void;
};

/** Who a new patient is, as told at the desk: phone and e-mail may be missing. */
export function IdentityFields({ value, errors, onChange }: FieldsProps) {
  const t = useTranslations('patients.field');
  const field = (name: keyof TypedIdentity) => ({
    ...{ name, label: t(name), value: value[name], error: errors[name]?.[0], autoComplete: 'off', spellCheck: false },
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
  });
  const optional = t('optional');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField {...field('familyName')} data-autofocus />
      <TextField {...field('givenName')} />
      <TextField {...field('birthDate')} className="sm:col-span-2" inputMode="numeric" hint={t('birthDateHint')} />
      <TextField {...field('phone')} type="tel" optional={optional} />
      <TextField {...field('email')} type="email" optional={optional} hint={t('emailHint')} />
    </div>
  );
}

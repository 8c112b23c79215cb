'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type FormState, typedIn } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { sexes } from '@/lib/patients/rules';
import type { PatientDetails } from '@/lib/patients/schema';
import { fileHref } from './addresses';
import { IdentityFields, type TypedIdentity } from './identity-fields';

type EditProps = { action: FormAction; id: string; identity: TypedIdentity; details: PatientDetails; shown: string };

const named = ['familyName', 'givenName', 'birthDate', 'phone', 'email'] as const;
/** Where no script kept what was typed, the refusal gives it back. */
const typedIdentity = (state: FormState, identity: TypedIdentity): TypedIdentity => ({
  ...identity,
  ...Object.fromEntries(named.map((name) => [name, typedIn(state, name, identity[name])])),
});

/** The file's identity and what it may also say; only the names and the birth date are required. `shown`: fingerprint of the stored file. */
export function EditPatientForm({ action, id, identity, details, shown }: EditProps) {
  const t = useTranslations('patients');
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const [typed, setTyped] = useState(() => typedIdentity(state, identity));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const { birthName, sex, address } = details;
  const optional = common('optional');
  const kept = { birthName: birthName ?? '', street: address?.street ?? '', postcode: address?.postcode ?? '', city: address?.city ?? '' };
  const text = (name: keyof typeof kept | 'doorCode', value: string) => ({
    ...{ name, optional, label: t(`edit.${name}`), autoComplete: 'off' },
    ...{ defaultValue: typedIn(state, name, value), error: errorOf(state, name) },
  });
  const labels = {
    ...Object.fromEntries(named.map((name) => [name, t(`field.${name}`)])),
    ...Object.fromEntries(
      (['birthName', 'sex', 'street', 'postcode', 'city', 'doorCode'] as const).map((name) => [name, t(`edit.${name}`)]),
    ),
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-8">
      <FormRefusal state={state} fields={labels} />
      <ShownMark state={state} shown={shown} />
      <input type="hidden" name="id" value={id} />
      <section aria-labelledby="who" className="grid gap-4">
        <h2 id="who" className="text-h2">
          {t('edit.contact')}
        </h2>
        <IdentityFields value={typed} onChange={setTyped} errors={state.status === 'refused' ? state.fields : {}} />
      </section>
      <section aria-labelledby="more" className="grid gap-4">
        <h2 id="more" className="text-h2">
          {t('edit.more')}
        </h2>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField {...text('birthName', kept.birthName)} hint={t('edit.birthNameHint')} />
          <SelectField
            {...{ name: 'sex', label: t('edit.sex'), optional, error: errorOf(state, 'sex') }}
            defaultValue={typedIn(state, 'sex', sex ?? '')}
          >
            <option value="">{t('edit.sexNone')}</option>
            {sexes.map((one) => (
              <option key={one} value={one}>
                {t(`edit.sexes.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <TextField {...text('street', kept.street)} />
        <div className="grid gap-4 sm:grid-cols-[13rem_minmax(0,1fr)]">
          <TextField {...text('postcode', kept.postcode)} />
          <TextField {...text('city', kept.city)} />
        </div>
        <TextField {...text('doorCode', address?.doorCode ?? '')} hint={t('edit.doorCodeHint')} />
      </section>
      <FormActions>
        <Button type="submit" kind="primary" busy={isBusy} busyLabel={t('edit.busy')}>
          {t('edit.save')}
        </Button>
        <LinkButton href={fileHref(id)}>{common('back')}</LinkButton>
      </FormActions>
    </form>
  );
}

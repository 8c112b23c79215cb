'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { patientsPath } from './addresses';
import { IdentityFields, noIdentity } from './identity-fields';
import { LikelyPatients } from './likely-patients';

/** A file without an appointment. Beside it stands who may be this person already. */
export function NewPatientForm({ action }: { action: FormAction }) {
  const t = useTranslations('patients');
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const [typed, setTyped] = useState(noIdentity);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const labels = {
    familyName: t('field.familyName'),
    givenName: t('field.givenName'),
    birthDate: t('field.birthDate'),
    phone: t('field.phone'),
    email: t('field.email'),
  };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,36rem)_minmax(0,22rem)]">
      <form action={send} onSubmit={submit} noValidate className="grid gap-6">
        <FormRefusal state={state} fields={labels} />
        <IdentityFields value={typed} onChange={setTyped} errors={state.status === 'refused' ? state.fields : {}} />
        <FormActions>
          <Button type="submit" kind="primary" busy={isBusy} busyLabel={t('new.busy')}>
            {t('new.save')}
          </Button>
          <LinkButton href={patientsPath}>{common('back')}</LinkButton>
        </FormActions>
      </form>
      <LikelyPatients typed={typed} />
    </div>
  );
}

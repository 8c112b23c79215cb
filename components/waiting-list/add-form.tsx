'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChosenPatient } from '@/components/patients/chosen-patient';
import { PatientPicker } from '@/components/patients/patient-picker';
import { FormActions } from '@/components/patterns/form-actions';
import { SelectField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { chosenIn, errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Checkbox } from '@/components/ui/checkbox';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { PatientHit } from '@/lib/patients/schema';
import { deskAddress } from './addresses';
import { type KeptWishes, WishesFields } from './wishes-fields';

type ReasonChoice = {
  readonly id: string;
  readonly label: string;
  readonly practitionerName: string;
  readonly modes: readonly VisitMode[];
};
type AddFormProps<T> = {
  action: FormAction<T>;
  patient: PatientHit | null;
  reasons: readonly ReasonChoice[];
  kept: KeptWishes;
  today: string;
};

/** Who, for what, and when they could come. Needs the words of `waiting`, `patients`, `directory.modes` and `common`. */
export function AddForm<T>({ action, patient: known, reasons, kept, today }: AddFormProps<T>) {
  const t = useTranslations('waiting');
  const common = useTranslations('common');
  const word = useTranslations('directory.modes');
  const [state, send] = useFormAction(action);
  const [patient, setPatient] = useState(known);
  const [query, setQuery] = useState('');
  const [reasonId, setReasonId] = useState(reasons[0]?.id ?? '');
  const reason = reasons.find(({ id }) => id === reasonId);
  const practitioners = [...new Set(reasons.map(({ practitionerName }) => practitionerName))];
  const sharesName = reason && reasons.some(({ id, label }) => id !== reason.id && label.toLowerCase() === reason.label.toLowerCase());
  return (
    <form action={send} noValidate className="grid max-w-form gap-6">
      <FormRefusal state={state} fields={{ fromDate: t('wishes.fromDate'), toDate: t('wishes.toDate') }} />
      {patient ? (
        <>
          <input type="hidden" name="patientId" value={patient.id} />
          <ChosenPatient patient={patient} today={today} onChange={() => setPatient(null)} />
        </>
      ) : (
        <div className="grid gap-2">
          <PatientPicker query={query} onQuery={setQuery} onPick={setPatient} />
          {errorOf(state, 'patientId') ? <Notice tone="danger" title={t('desk.patientMissing')} /> : null}
        </div>
      )}
      <SelectField
        name="reasonId"
        label={t('desk.reason')}
        value={reasonId}
        onChange={(event) => setReasonId(event.target.value)}
        error={errorOf(state, 'reasonId')}
      >
        {practitioners.map((name) => (
          <optgroup key={name} label={name}>
            {reasons
              .filter(({ practitionerName }) => practitionerName === name)
              .map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      {sharesName ? (
        <Checkbox name="anyPractitioner" value="yes" defaultChecked={typedIn(state, 'anyPractitioner') === 'yes'} label={t('desk.any')} />
      ) : null}
      {reason && reason.modes.length > 1 ? (
        <fieldset className="min-w-0">
          <legend className="text-control font-semibold">{t('wishes.modes')}</legend>
          <div className="flex flex-wrap gap-x-6 gap-y-1">
            {reason.modes.map((mode) => (
              <Checkbox
                key={mode}
                name="modes[]"
                value={mode}
                defaultChecked={chosenIn(state, 'modes').includes(mode)}
                label={word(mode)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <WishesFields state={state} kept={kept} today={today} legend={t('wishes.deskLegend')} />
      <FormActions>
        <SubmitButton busyLabel={t('desk.submitting')}>{t('desk.submit')}</SubmitButton>
        <LinkButton href={deskAddress}>{common('back')}</LinkButton>
      </FormActions>
    </form>
  );
}

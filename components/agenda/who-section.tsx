'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { ChosenPatient } from '@/components/patients/chosen-patient';
import { IdentityFields, noIdentity, type TypedIdentity } from '@/components/patients/identity-fields';
import { LikelyPatients } from '@/components/patients/likely-patients';
import { PatientPicker } from '@/components/patients/patient-picker';
import { Button } from '@/components/ui/button';
import type { LocalDate } from '@/lib/core/local-date';
import type { PatientHit } from '@/lib/patients/schema';
import { Missing } from './missing';
import type { Wording } from './wording';

type WhoProps = {
  patient: PatientHit | null;
  /** Someone new, as typed so far; null while a known patient is looked for. */
  typed: TypedIdentity | null;
  errors: Readonly<Record<string, readonly string[]>>;
  isMissing: boolean;
  today: LocalDate;
  wording: Wording;
  onPatient: (patient: PatientHit | null) => void;
  onTyped: (typed: TypedIdentity | null) => void;
};

/** A patient found, or someone new, noted in place. */
export function WhoSection({ patient, typed, errors, isMissing, today, wording: { t }, onPatient, onTyped }: WhoProps) {
  const [query, setQuery] = useState('');
  return (
    <section aria-labelledby="who" className="grid gap-3">
      <h2 id="who" className="text-h3">
        {t('form.who')}
      </h2>
      {patient ? (
        <ChosenPatient {...{ patient, today }} onChange={() => onPatient(null)} />
      ) : typed ? (
        <>
          <IdentityFields value={typed} onChange={onTyped} errors={errors} />
          <LikelyPatients typed={typed} onPick={onPatient} />
          <Button kind="quiet" className="justify-self-start px-2" onClick={() => onTyped(null)}>
            {t('form.searchInstead')}
          </Button>
        </>
      ) : (
        <>
          <PatientPicker autoFocus query={query} onQuery={setQuery} onPick={onPatient} />
          <Button
            icon={<UserPlus aria-hidden />}
            className="justify-self-start"
            onClick={() => onTyped({ ...noIdentity, ...(/^[\p{L}' -]+$/u.test(query.trim()) ? { familyName: query.trim() } : {}) })}
          >
            {t('form.newPatient')}
          </Button>
        </>
      )}
      {isMissing && !patient && !typed ? <Missing>{t('form.whoMissing')}</Missing> : null}
    </section>
  );
}

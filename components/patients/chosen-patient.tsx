'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import type { PatientHit } from '@/lib/patients/schema';
import { ageOn, birthText, listName } from './birth-text';
import { phoneText } from './phone-text';

/** Who was picked, so that it can be seen to be the right person, and picked again. */
export function ChosenPatient({ patient, today, onChange }: { patient: PatientHit; today: LocalDate; onChange: () => void }) {
  const t = useTranslations('patients');
  const locale = useLocale() as Locale;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-panel border border-line bg-surface px-4 py-2">
      <p className="grid">
        <span className="font-semibold">{listName(patient)}</span>
        <span className="text-small text-ink-2">
          {t('born', { date: birthText(patient.birthDate, locale), age: ageOn(patient.birthDate, today) })}
          {patient.phone ? ` · ${phoneText(patient.phone)}` : ''}
        </span>
      </p>
      <Button kind="quiet" className="px-2" onClick={onChange}>
        {t('change')}
      </Button>
    </div>
  );
}

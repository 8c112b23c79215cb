'use client';

import { ArrowUpRight, UserCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Locale } from '@/lib/core/locale';
import type { LikelyPatient, PatientHit } from '@/lib/patients/schema';
import { birthText, listName } from './birth-text';
import type { TypedIdentity } from './identity-fields';
import { phoneText } from './phone-text';
import { useLikelyPatients } from './use-likely-patients';

type LikelyProps = {
  typed: TypedIdentity;
  /** Takes the known patient instead of what is being typed; without it the files can only be opened. */
  onPick?: (patient: PatientHit) => void;
};

/**
 * "Peut-être déjà connu": files that may be the person being typed, beside the form. A file opens in another tab, so that what was typed
 * stays. Needs the namespace `patients`. Nothing is drawn while there is nobody to show.
 */
export function LikelyPatients({ typed, onPick }: LikelyProps) {
  const t = useTranslations('patients.likely');
  const found = useLikelyPatients(typed);
  return (
    <>
      <p role="status" className="sr-only">
        {found.length > 0 ? t('announced', { count: found.length }) : ''}
      </p>
      {found.length > 0 ? (
        <aside aria-label={t('title')} className="grid gap-3 rounded-panel border border-line bg-warning-soft p-4">
          <div>
            <p className="text-h3">{t('title')}</p>
            <p className="text-small">{t('hint')}</p>
          </div>
          <ul className="grid gap-3">
            {found.map((patient) => (
              <LikelyCard key={patient.id} patient={patient} onPick={onPick} />
            ))}
          </ul>
        </aside>
      ) : null}
    </>
  );
}

function LikelyCard({ patient, onPick }: { patient: LikelyPatient; onPick: LikelyProps['onPick'] }) {
  const t = useTranslations('patients.likely');
  const locale = useLocale() as Locale;
  const { id, familyName, givenName, birthDate, phone, email, isSure, why } = patient;
  return (
    <li className="grid gap-2 rounded-panel border border-line bg-surface px-3 py-2">
      <div>
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold [overflow-wrap:anywhere]">{listName(patient)}</span>
          <Badge tone={isSure ? 'warning' : 'neutral'}>{t(isSure ? 'sure' : 'maybe')}</Badge>
        </p>
        <p className="text-small text-ink-2 [overflow-wrap:anywhere]">
          {[birthText(birthDate, locale), phone && phoneText(phone), email].filter(Boolean).join(' · ')}
        </p>
        <p className="text-small text-ink-2">{why.map((one) => t(`why.${one}`)).join(' · ')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {onPick ? (
          <Button icon={<UserCheck aria-hidden />} onClick={() => onPick({ id, familyName, givenName, birthDate, phone })}>
            {t('pick')} <span className="sr-only">{listName(patient)}</span>
          </Button>
        ) : null}
        <a
          href={`/practitioner/patients/${id}`}
          target="_blank"
          rel="noopener"
          className="link inline-flex min-h-target items-center gap-1 text-small"
        >
          {t('open')} <span className="sr-only">{listName(patient)}</span>
          <ArrowUpRight aria-hidden className="size-4" />
        </a>
      </div>
    </li>
  );
}

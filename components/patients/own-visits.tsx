import { MapPin, UserRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { lookOf } from '@/components/patterns/appointment-looks';
import { StatusBadge } from '@/components/patterns/status-badge';
import { whenText } from '@/components/patterns/when-text';
import type { AppointmentView } from '@/lib/appointments/schema';
import { defaultLocale, isLocale } from '@/lib/core/locale';

/** A patient's visits to come in one practice: when, with whom, where. Times are the practice's. */
export function OwnVisits({ visits }: { visits: readonly AppointmentView[] }) {
  const t = useTranslations();
  const language = useLocale();
  const locale = isLocale(language) ? language : defaultLocale;
  return (
    <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
      {visits.map((visit) => (
        <li key={visit.id} className="grid gap-1 p-4">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <h3 className="text-h3 first-letter:uppercase">{whenText(visit.start, 'sentence', { locale, zone: visit.timeZone })}</h3>
            <StatusBadge state={lookOf(visit.status)} label={t(`agenda.state.${lookOf(visit.status)}`)} />
          </div>
          <p>{visit.reasonLabel}</p>
          <p className="flex items-center gap-2 text-ink-2">
            <UserRound aria-hidden className="size-4" />
            {visit.practitionerName}
          </p>
          {visit.mode === 'in_person' ? (
            <p className="flex items-center gap-2 text-ink-2">
              <MapPin aria-hidden className="size-4" />
              {visit.siteAddress}
            </p>
          ) : (
            <p className="text-ink-2">{t(`directory.modes.${visit.mode}`)}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

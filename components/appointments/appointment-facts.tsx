import { CalendarX2, ClipboardList, FileText, Info, MapPin, UserRound, Wallet } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { mapAddress } from '@/components/booking/addresses';
import { ModeIcon } from '@/components/directory/mode-icon';
import { priceText } from '@/components/patterns/price';
import { whenText } from '@/components/patterns/when-text';
import type { AppointmentView } from '@/lib/appointments/schema';
import { isLocale } from '@/lib/core/locale';
import type { Currency } from '@/lib/core/money';
import { changeRules } from './change-rules';

type AppointmentFactsProps = {
  appointment: AppointmentView;
  /** Still ahead: how to get there, what to bring, until when it can be cancelled. */
  ahead: boolean;
  now: Date;
};

/** Everything one needs to come, in the order one needs it. Times are the practice's. */
export function AppointmentFacts({ appointment, ahead, now }: AppointmentFactsProps) {
  const t = useTranslations('manage.facts');
  const directory = useTranslations('directory');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  const { timeZone: zone, mode, priceMinor, currency } = appointment;
  const told = changeRules(appointment, now).map(({ key, until }) =>
    t(key, { when: until === null ? '' : whenText(until, 'sentence', { locale, zone }) }),
  );
  return (
    <dl className="grid gap-4">
      <Fact icon={<UserRound aria-hidden />} label={t('practitioner')}>
        <span className="font-semibold">{appointment.practitionerName}</span>
        <span className="block text-body text-ink-2">
          {directory(`specialties.${appointment.specialty}`)}, {appointment.practiceName}
        </span>
      </Fact>
      <Fact icon={<ClipboardList aria-hidden />} label={t('reason')}>
        {appointment.reasonLabel} · {directory('reason.minutes', { minutes: appointment.durationMinutes })}
      </Fact>
      {mode === 'in_person' ? (
        <Fact icon={<MapPin aria-hidden />} label={t('place')}>
          {appointment.siteName}
          <span className="block">{appointment.siteAddress}</span>
          {ahead ? (
            <a
              href={mapAddress(appointment.siteAddress)}
              target="_blank"
              rel="noopener noreferrer"
              className="link inline-flex min-h-11 items-center"
            >
              {directory('site.map')}
            </a>
          ) : null}
        </Fact>
      ) : (
        <Fact icon={<ModeIcon mode={mode} className="" />} label={t('format')}>
          {directory(`modes.${mode}`)}
          <span className="block text-body text-ink-2">{t(`how.${mode}`)}</span>
        </Fact>
      )}
      {ahead && appointment.instructions ? (
        <Fact icon={<Info aria-hidden />} label={t('instructions')}>
          <span className="whitespace-pre-line">{appointment.instructions}</span>
        </Fact>
      ) : null}
      {ahead && appointment.documentsToBring ? (
        <Fact icon={<FileText aria-hidden />} label={t('bring')}>
          <span className="block font-semibold">{t('bring')}</span>
          <span className="whitespace-pre-line">{appointment.documentsToBring}</span>
        </Fact>
      ) : null}
      <Fact icon={<Wallet aria-hidden />} label={t('price')}>
        {priceMinor === null ? directory('reason.noPrice') : priceText({ minor: priceMinor, currency: currency as Currency }, locale)}
      </Fact>
      {ahead ? (
        <Fact icon={<CalendarX2 aria-hidden />} label={t('cancelling')}>
          {told.join(' ')}
        </Fact>
      ) : null}
    </dl>
  );
}

const Fact = ({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) => (
  <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
    <dt className="[&>svg]:mt-1 [&>svg]:size-4.5 [&>svg]:text-ink-2">
      {icon}
      <span className="sr-only">{label}</span>
    </dt>
    <dd>{children}</dd>
  </div>
);

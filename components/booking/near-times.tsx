import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { isLocale } from '@/lib/core/locale';
import { zoneOf } from '@/lib/core/zone';

type NearTimesProps = {
  /** Epoch milliseconds. */
  starts: readonly number[];
  zone: string;
  action: (form: FormData) => Promise<void>;
  hidden: Readonly<Record<string, string | undefined>>;
};

/** The nearest free times, each taken with one press. */
export function NearTimes({ starts, zone, action, hidden }: NearTimesProps) {
  const t = useTranslations('booking.times');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  return (
    <form action={action} className="grid gap-2 sm:grid-cols-3">
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {starts.map((start) => (
        <button
          key={start}
          type="submit"
          name="start"
          value={zoneOf(zone).format(start)}
          className={buttonLook('secondary', { wide: true })}
        >
          <span className="sr-only">{t('take')} </span>
          {whenText(new Date(start), 'day-time', { locale, zone })}
        </button>
      ))}
    </form>
  );
}

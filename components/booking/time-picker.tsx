import { CalendarSearch } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { FilterChip } from '@/components/ui/filter-chip';
import { RadioTiles } from '@/components/ui/radio-tiles';
import { SubmitButton } from '@/components/ui/submit-button';
import { isLocale } from '@/lib/core/locale';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { ChosenTime } from './chosen-time';
import { DayChips } from './day-chips';
import { noonOf, type TimeView } from './time-view';

type TimePickerProps = {
  view: TimeView;
  /** The address of the same page with another first day, day or part of the day. */
  hrefOf: (query: { from?: string; day?: string; part?: string }) => string;
  action: (form: FormData) => Promise<void>;
  hidden: Readonly<Record<string, string | undefined>>;
  submitLabel: string;
  /** A time already wished, as written by `zoneOf(…).format`. */
  wished?: string | undefined;
};

/** Days, then the free starts of the chosen one as radios. Used to book and to move. */
export function TimePicker({ view, hrefOf, action, hidden, submitLabel, wished }: TimePickerProps) {
  const t = useTranslations('booking.times');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  const { zone, day } = view;
  const crowded = view.parts.length > 1 && view.parts.reduce((count, { starts }) => count + starts.length, 0) > 9;
  const shown = view.parts.filter(({ part }) => view.part === null || part === view.part);
  return (
    <div className="grid grid-cols-1 gap-4">
      <DayChips view={view} hrefOf={hrefOf} />
      {view.jump === null ? null : (
        <Link href={hrefOf({ from: localDateAt(view.jump, zone) })} prefetch={false} className={buttonLook('secondary', { wide: true })}>
          <CalendarSearch aria-hidden />
          <span>{t('jump', { when: whenText(new Date(view.jump), 'day-time', { locale, zone }) })}</span>
        </Link>
      )}
      {day ? (
        <form id="times" action={action} className="grid grid-cols-1 gap-4">
          <h2 className="text-h2 first-letter:uppercase">{whenText(noonOf(day, zone), 'long-day', { locale, zone })}</h2>
          {crowded ? (
            <nav aria-label={t('parts')} className="flex flex-wrap gap-2">
              <FilterChip href={hrefOf({ from: view.from, day })} active={view.part === null}>
                {t('all')}
              </FilterChip>
              {view.parts.map(({ part }) => (
                <FilterChip key={part} href={hrefOf({ from: view.from, day, part })} active={view.part === part}>
                  {t(part)}
                </FilterChip>
              ))}
            </nav>
          ) : null}
          {Object.entries(hidden).map(([name, value]) =>
            value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          {shown.map(({ part, starts }) => (
            <RadioTiles
              key={`${day}-${part}`}
              id={`start-${part}`}
              name="start"
              legend={t(part)}
              columns={3}
              required
              defaultValue={wished}
              choices={starts.map((start) => ({
                value: zoneOf(zone).format(start),
                label: whenText(new Date(start), 'time', { locale, zone }),
              }))}
            />
          ))}
          <p className="text-body text-ink-2">{t('zone', { city: zoneCity(zone) })}</p>
          <div className="sticky bottom-(--bottom-bar,0px) z-20 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-paper px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] sm:mx-0 sm:px-0">
            <ChosenTime form="times" day={whenText(noonOf(day, zone), 'day', { locale, zone })} prompt={t('choose')} />
            <SubmitButton busyLabel={t('holding')}>{submitLabel}</SubmitButton>
          </div>
        </form>
      ) : null}
    </div>
  );
}

/** "Europe/Paris" to "Paris": whose clock the times are read on. */
export const zoneCity = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

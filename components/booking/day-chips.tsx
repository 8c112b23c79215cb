import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { classNames } from '@/components/ui/class-names';
import { isLocale, type Locale } from '@/lib/core/locale';
import { noonOf, type TimeView } from './time-view';

type DayChipsProps = { view: TimeView; hrefOf: (query: { from?: string; day?: string }) => string };

/** Five open days across, with the way to earlier and later ones. Links: a day is an address. */
export function DayChips({ view, hrefOf }: DayChipsProps) {
  const t = useTranslations('booking.times');
  const language = useLocale();
  const locale: Locale = isLocale(language) ? language : 'fr';
  const { zone, days, previous, next, from } = view;
  const word = (date: string, form: 'day' | 'long-day') => whenText(noonOf(date, zone), form, { locale, zone });
  const first = days[0];
  const last = days.at(-1);
  return (
    <nav aria-label={t('days')} className="grid grid-cols-1 gap-2">
      <div className="flex min-h-11 items-center justify-between gap-2">
        {previous ? (
          <Link
            href={hrefOf({ from: previous })}
            scroll={false}
            prefetch={false}
            title={t('earlier')}
            className={buttonLook('quiet', { iconOnly: true })}
          >
            <ChevronLeft aria-hidden />
            <span className="sr-only">{t('earlier')}</span>
          </Link>
        ) : (
          <span className="min-w-control" />
        )}
        <p className="text-center font-semibold">
          {first && last
            ? first === last
              ? word(first.date, 'long-day')
              : t('span', { first: word(first.date, 'day'), last: word(last.date, 'day') })
            : null}
        </p>
        {next ? (
          <Link
            href={hrefOf({ from: next })}
            scroll={false}
            prefetch={false}
            title={t('later')}
            className={buttonLook('quiet', { iconOnly: true })}
          >
            <ChevronRight aria-hidden />
            <span className="sr-only">{t('later')}</span>
          </Link>
        ) : (
          <span className="min-w-control" />
        )}
      </div>
      <ul className="grid grid-cols-5 gap-2">
        {days.map((day) => (
          <li key={day.date}>
            <Chip
              chosen={day.date === view.day}
              href={day.free > 0 ? hrefOf({ from, day: day.date }) : null}
              words={chipWords(noonOf(day.date, zone), locale, zone)}
              note={day.free > 0 ? t('free', { count: day.free }) : t('full')}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

type ChipWords = { weekday: string; number: string; month: string; name: string };

const chipWords = (at: Date, locale: Locale, zone: string): ChipWords => {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: zone }).format(at);
  return {
    weekday: part({ weekday: 'short' }),
    number: part({ day: 'numeric' }).replace(/\D/g, ''),
    month: part({ month: 'short' }),
    name: whenText(at, 'long-day', { locale, zone }),
  };
};

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };
const look = 'flex min-h-20 flex-col items-center justify-center overflow-clip rounded-control border px-0.5 py-1 text-center';

/** A day without a free time is said to be full and leads nowhere. */
function Chip({ chosen, href, words, note }: { chosen: boolean; href: string | null; words: ChipWords; note: string }) {
  const date = (
    <>
      <span className="sr-only">{words.name}, </span>
      <span aria-hidden className="text-small">
        {words.weekday}
      </span>
      <span aria-hidden className="text-h3">
        {words.number}
      </span>
    </>
  );
  if (!href)
    return (
      <span className={classNames(look, 'border-line bg-sunken text-ink-2')}>
        {date}
        <span className="text-micro font-normal">{note}</span>
      </span>
    );
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={chosen ? 'date' : undefined}
      className={classNames(
        look,
        chosen
          ? 'border-pine bg-pine-soft text-pine-strong shadow-[inset_0_0_0_1px_var(--pine)]'
          : 'border-line-strong bg-surface hover:border-ink-2 hover:bg-sunken',
      )}
    >
      {date}
      <span className="sr-only">{note}</span>
      <span aria-hidden className="text-micro font-normal">
        {words.month}
      </span>
    </Link>
  );
}

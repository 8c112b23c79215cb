import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { dayNumber } from '@/lib/core/local-date';
import { defaultLocale, isLocale, type Locale } from '@/lib/core/locale';
import { localDateAt, zoneOf } from '@/lib/core/zone';

type Range = { readonly start: Date; readonly end: Date };
type Words = { from: string; fromTime: string; to: string; toTime: string };

/** How an absence is said: one whole day, whole days, hours of one day, or from a time of one day to a time of another. */
export function spanWords(
  { start, end }: Range,
  timeZone: string,
  locale: Locale,
): { kind: 'day' | 'days' | 'hours' | 'span'; words: Words } {
  const zone = zoneOf(timeZone);
  const isFirst = (at: Date) => zone.firstInstantOf(dayNumber(localDateAt(at.getTime(), timeZone))) === at.getTime();
  const isWhole = isFirst(start) && isFirst(end);
  // The end is not part of the range: the last day is the one just before it.
  const last = new Date(end.getTime() - 1);
  const isOneDay = localDateAt(start.getTime(), timeZone) === localDateAt(last.getTime(), timeZone);
  const say = (at: Date, form: 'long-day' | 'sentence-day' | 'sentence-time') => whenText(at, form, { locale, zone: timeZone });
  return {
    kind: isWhole ? (isOneDay ? 'day' : 'days') : isOneDay ? 'hours' : 'span',
    words: {
      from: say(start, isOneDay ? 'sentence-day' : 'long-day'),
      fromTime: say(start, 'sentence-time'),
      to: say(isWhole ? last : end, 'sentence-day'),
      toTime: say(end, 'sentence-time'),
    },
  };
}

/** Needs the words of `settings.absences`. */
export function AbsenceSpan({ range, timeZone }: { range: Range; timeZone: string }) {
  const t = useTranslations('settings.absences.span');
  const language = useLocale();
  const { kind, words } = spanWords(range, timeZone, isLocale(language) ? language : defaultLocale);
  return <>{t(kind, words)}</>;
}

import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { dayNumber } from '@/lib/core/local-date';
import { defaultLocale, isLocale, type Locale } from '@/lib/core/locale';
import { localDateAt, zoneOf } from '@/lib/core/zone';

type Range = { readonly start: Date; readonly end: Date };
type Kind = 'day' | 'untilHour' | 'fromHour' | 'hours' | 'days' | 'untilSpan' | 'fromSpan' | 'span';

const oneDay: Record<string, Kind> = { whole: 'day', start: 'untilHour', end: 'fromHour', none: 'hours' };
const severalDays: Record<string, Kind> = { whole: 'days', start: 'untilSpan', end: 'fromSpan', none: 'span' };

/** How an absence is said: whole days without a time, and a time only at the end that has one. */
export function spanWords({ start, end }: Range, timeZone: string, locale: Locale) {
  const zone = zoneOf(timeZone);
  const isMidnight = (at: Date) => zone.firstInstantOf(dayNumber(localDateAt(at.getTime(), timeZone))) === at.getTime();
  const edges = isMidnight(start) ? (isMidnight(end) ? 'whole' : 'start') : isMidnight(end) ? 'end' : 'none';
  // The end is not part of the range: the last day is the one just before it.
  const last = new Date(end.getTime() - 1);
  const isOneDay = localDateAt(start.getTime(), timeZone) === localDateAt(last.getTime(), timeZone);
  const say = (at: Date, form: 'long-day' | 'sentence-day' | 'sentence-time') => whenText(at, form, { locale, zone: timeZone });
  return {
    kind: (isOneDay ? oneDay : severalDays)[edges] ?? 'span',
    words: {
      from: say(start, isOneDay ? 'sentence-day' : 'long-day'),
      fromTime: say(start, 'sentence-time'),
      to: say(last, 'sentence-day'),
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

import { whenText } from '@/components/patterns/when-text';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import type { Wishes } from '@/lib/waiting-list/rules';

type Say = (key: string, facts?: Record<string, string>) => string;

const dateText = (date: LocalDate, locale: Locale) => whenText(new Date(`${date}T12:00:00Z`), 'date', { locale, zone: 'UTC' });

/** "Du 24/11/2026 au 31/12/2026 · mardi, jeudi · matin". @param say the sentences of `waiting`. */
export const wishesText = (wishes: Omit<Wishes, 'modes'>, locale: Locale, say: Say): string =>
  [
    say('wishes.span', { from: dateText(wishes.fromDate, locale), to: dateText(wishes.toDate, locale) }),
    wishes.weekdays.length === 0
      ? say('wishes.anyDay')
      : [...wishes.weekdays]
          .sort()
          .map((day) => say(`weekday.${day}`))
          .join(', '),
    wishes.dayParts.length === 0 ? say('wishes.anyTime') : wishes.dayParts.map((part) => say(`part.${part}`)).join(', '),
  ].join(' · ');

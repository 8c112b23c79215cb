import { type WhenForm, whenText } from '@/components/patterns/when-text';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';

/** A calendar date as the page writes dates. */
export const dayText = (date: LocalDate, locale: Locale, form: Extract<WhenForm, 'date' | 'sentence-day'> = 'date') =>
  whenText(new Date(`${date}T12:00:00Z`), form, { locale, zone: 'UTC' });

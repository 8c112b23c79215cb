import { whenText } from '@/components/patterns/when-text';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';

/** A birth date has no zone: it is written as it stands. */
export const birthText = (date: LocalDate, locale: Locale): string =>
  whenText(new Date(`${date}T12:00:00Z`), 'date', { locale, zone: 'UTC' });

/** Whole years on that day of the practice. */
export const ageOn = (birthDate: LocalDate, today: LocalDate): number =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);

/** "NOM Prénom", as in every list. */
export const listName = ({ familyName, givenName }: { familyName: string; givenName: string }): string =>
  `${familyName.toLocaleUpperCase('fr')} ${givenName}`;

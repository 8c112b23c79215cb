import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';

/** A public holiday: a whole local date. */
export type Holiday = { readonly date: LocalDate; readonly name: Readonly<Record<Locale, string>> };

/**
 * Every cookie Prati sets, as `/cookies` names them. A test looks through the code for others. `name` as browsers show it over plain http;
 * over TLS those of the session begin with `__Host-`. `lasts` null: until the browser is closed.
 */
type Cookie = {
  readonly key: string;
  readonly name: string;
  readonly lasts: { readonly unit: 'hours' | 'days'; readonly count: number } | null;
};
const hours = (count: number) => ({ unit: 'hours', count }) as const;
const days = (count: number) => ({ unit: 'days', count }) as const;
const aYear = days(365);

/** Needed for what the person asks; none waits for a yes, none follows anybody. */
export const essentialCookies: readonly Cookie[] = [
  { key: 'session', name: 'next-auth.session-token', lasts: hours(12) },
  { key: 'csrf', name: 'next-auth.csrf-token', lasts: null },
  { key: 'callback', name: 'next-auth.callback-url', lasts: null },
  { key: 'device', name: 'prati_device', lasts: days(180) },
  { key: 'hold', name: 'prati_hold_*', lasts: hours(2) },
  { key: 'locale', name: 'prati_locale', lasts: aYear },
  { key: 'density', name: 'prati_density', lasts: aYear },
  { key: 'theme', name: 'prati-theme', lasts: aYear },
  { key: 'sidebar', name: 'prati-sidebar', lasts: aYear },
  { key: 'agendaColumns', name: 'prati_agenda_columns', lasts: aYear },
  { key: 'agendaKeys', name: 'prati_agenda_keys', lasts: aYear },
  { key: 'choice', name: 'prati_choice', lasts: days(181) },
];

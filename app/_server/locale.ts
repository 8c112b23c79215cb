import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { isLocale, type Locale } from '@/lib/core/locale';
import { acceptedLocale } from './accept-language';
import { localeCookie, preferenceCookie } from './cookies';

/** The reader's language: what was chosen (at sign-in the account's own choice is copied to the cookie), else what the browser asks for. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : acceptedLocale((await headers()).get('accept-language'));
});

export async function rememberLocale(locale: Locale): Promise<void> {
  (await cookies()).set(localeCookie, locale, preferenceCookie());
}

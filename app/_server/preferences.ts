'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { chooseLocale } from '@/lib/access/choose-locale';
import { isLocale } from '@/lib/core/locale';
import { currentSession, openContext } from './context';
import { rememberLocale } from './locale';
import { safeNext } from './next-path';
import { isOwnRequest } from './own-request';

/** Remembers the language on this device and, for who is signed in, on the account; then shows the same page again. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = form.get('locale');
  if (isLocale(locale) && (await isOwnRequest())) {
    await rememberLocale(locale);
    const session = await currentSession();
    if (session) await chooseLocale(openContext(), { accountId: session.accountId, locale });
  }
  revalidatePath('/', 'layout');
  redirect(safeNext((await headers()).get('x-prati-path')) ?? '/');
}

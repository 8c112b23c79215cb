'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { safeNext } from '@/app/_server/next-path';
import { rememberLocale } from '@/app/_server/locale';
import { isLocale } from '@/lib/core/locale';

/** Remembers the language and shows the same page again. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = form.get('locale');
  if (isLocale(locale)) await rememberLocale(locale);
  redirect(safeNext((await headers()).get('x-prati-path')) ?? '/');
}

import 'server-only';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { messagesFor } from '@/i18n/messages';
import { requestLocale } from './locale';

/** Hands client components the sentences of these namespaces and no others: what a page sends is what it pays for. */
export async function Words({ of, children }: { of: readonly string[]; children: ReactNode }) {
  const locale = await requestLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={messagesFor(locale, ...of)} timeZone="Europe/Paris">
      {children}
    </NextIntlClientProvider>
  );
}

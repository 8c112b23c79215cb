import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { cookieNotice } from '@/app/_server/cookie-notice';
import { requestLocale } from '@/app/_server/locale';
import { chooseLanguage } from '@/app/_server/preferences';
import { PublicFrame } from '@/components/directory/public-frame';

/**
 * The address is the key: it is told to no other site and to no search engine. Not `no-referrer`: a browser then writes `Origin: null` on
 * a form sent without scripts, which no longer says that it comes from our own page.
 */
export const metadata: Metadata = { referrer: 'same-origin', robots: { index: false, follow: false, noarchive: true } };

export default async function ManageLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame locale={await requestLocale()} chooseLanguage={chooseLanguage} signIn={false} {...(await cookieNotice())}>
      {children}
    </PublicFrame>
  );
}

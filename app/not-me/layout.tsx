import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { cookieNotice } from '@/app/_server/cookie-notice';
import { requestLocale } from '@/app/_server/locale';
import { chooseLanguage } from '@/app/_server/preferences';
import { PublicFrame } from '@/components/directory/public-frame';

/** The address is the key, as for appointments by link: no other site and no search engine is told. */
export const metadata: Metadata = { referrer: 'same-origin', robots: { index: false, follow: false, noarchive: true } };

export default async function NotMeLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame locale={await requestLocale()} chooseLanguage={chooseLanguage} signIn={false} {...(await cookieNotice())}>
      {children}
    </PublicFrame>
  );
}

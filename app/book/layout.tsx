import type { ReactNode } from 'react';
import { cookieNotice } from '@/app/_server/cookie-notice';
import { requestLocale } from '@/app/_server/locale';
import { chooseLanguage } from '@/app/_server/preferences';
import { PublicFrame } from '@/components/directory/public-frame';

export default async function BookingLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame locale={await requestLocale()} chooseLanguage={chooseLanguage} signIn={false} {...(await cookieNotice())}>
      {children}
    </PublicFrame>
  );
}

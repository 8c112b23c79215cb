import type { ReactNode } from 'react';
import { cookieNotice } from '@/app/_server/cookie-notice';
import { requestLocale } from '@/app/_server/locale';
import { chooseLanguage } from '@/app/_server/preferences';
import { Words } from '@/app/_server/words';
import { PublicFrame } from '@/components/directory/public-frame';

export default async function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame locale={await requestLocale()} chooseLanguage={chooseLanguage} signIn={false} {...(await cookieNotice())}>
      <div className="mx-auto grid max-w-form gap-6">
        <Words of={['access', 'common', 'errors.flaw']}>{children}</Words>
      </div>
    </PublicFrame>
  );
}

import type { ReactNode } from 'react';
import { requestLocale } from '@/app/_server/locale';
import { PublicFrame } from '@/components/directory/public-frame';
import { chooseLanguage } from './choose-language';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame locale={await requestLocale()} chooseLanguage={chooseLanguage}>
      {children}
    </PublicFrame>
  );
}

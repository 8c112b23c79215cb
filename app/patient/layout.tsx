import type { ReactNode } from 'react';
import { requireSession } from '@/app/_server/context';
import { cookieNotice } from '@/app/_server/cookie-notice';
import { requestLocale } from '@/app/_server/locale';
import { chooseLanguage } from '@/app/_server/preferences';
import { signOutHere } from '@/app/_server/sign-out';
import { Words } from '@/app/_server/words';
import { PublicFrame } from '@/components/directory/public-frame';
import { PatientBar } from '@/components/shell/patient-bar';

/** The frame only: every page below asks for the session itself. */
export default async function PatientLayout({ children }: { children: ReactNode }) {
  const session = await requireSession();
  return (
    <PublicFrame locale={await requestLocale()} chooseLanguage={chooseLanguage} signIn={false} {...(await cookieNotice())}>
      <Words of={['shell', 'common']}>
        <PatientBar worksSomewhere={session.memberships.length > 0} signOut={signOutHere} />
        {children}
      </Words>
    </PublicFrame>
  );
}

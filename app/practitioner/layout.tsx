import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { memberContext, requireSession } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { chooseLanguage } from '@/app/_server/preferences';
import { signOutHere } from '@/app/_server/sign-out';
import { Words } from '@/app/_server/words';
import { themeCookie, themeFrom } from '@/components/patterns/theme';
import { PracticeShell } from '@/components/shell/practice-shell';
import { isUnfolded, sidebarCookie } from '@/components/shell/sidebar-memory';
import { readPracticeName } from '@/lib/practice/read-practice-name';

/** The frame only. A layout is not asked again at each navigation, so every page below proves who is asking for itself. */
export default async function PractitionerLayout({ children }: { children: ReactNode }) {
  const context = await memberContext();
  const session = await requireSession();
  const { name, demo } = await readPracticeName(context);
  return (
    <Words of={['shell', 'common']}>
      <PracticeShell
        practiceName={name}
        demo={demo}
        memberName={session.displayName ?? ''}
        severalPractices={session.memberships.length > 1}
        locale={await requestLocale()}
        theme={themeFrom((await cookies()).get(themeCookie)?.value)}
        unfolded={isUnfolded((await cookies()).get(sidebarCookie)?.value)}
        chooseLanguage={chooseLanguage}
        signOut={signOutHere}
      >
        {children}
      </PracticeShell>
    </Words>
  );
}

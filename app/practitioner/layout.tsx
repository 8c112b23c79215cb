import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { memberContext, requireSession } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { chooseLanguage } from '@/app/_server/preferences';
import { signOutHere } from '@/app/_server/sign-out';
import { Words } from '@/app/_server/words';
import { FeatureUses } from '@/components/cookies/feature-uses';
import { themeCookie, themeFrom } from '@/components/patterns/theme';
import { LifecycleBand } from '@/components/shell/lifecycle-band';
import { PracticeShell } from '@/components/shell/practice-shell';
import { isUnfolded, sidebarCookie } from '@/components/shell/sidebar-memory';
import { readLifecycle } from '@/lib/lifecycle/read-lifecycle';
import { bandOf } from '@/lib/lifecycle/rules';
import { isMeasured } from '@/lib/measurement/is-measured';
import { readPracticeName } from '@/lib/practice/read-practice-name';

/** The frame only. A layout is not asked again at each navigation, so every page below proves who is asking for itself. */
export default async function PractitionerLayout({ children }: { children: ReactNode }) {
  const context = await memberContext();
  const session = await requireSession();
  const [{ name, demo, timeZone: zone }, measured, { state, since, next }] = await Promise.all([
    readPracticeName(context),
    isMeasured(context),
    readLifecycle(context),
  ]);
  const locale = await requestLocale();
  const standing = { state, since, endsAt: next?.at ?? null, role: context.actor.role };
  return (
    <Words of={['shell', 'common']}>
      <PracticeShell
        practiceName={name}
        demo={demo}
        memberName={session.displayName ?? ''}
        severalPractices={session.memberships.length > 1}
        locale={locale}
        theme={themeFrom((await cookies()).get(themeCookie)?.value)}
        unfolded={isUnfolded((await cookies()).get(sidebarCookie)?.value)}
        chooseLanguage={chooseLanguage}
        signOut={signOutHere}
        band={bandOf(state, standing.role, next !== null) ? <LifecycleBand {...standing} locale={locale} zone={zone} /> : null}
      >
        {children}
        {measured ? <FeatureUses /> : null}
      </PracticeShell>
    </Words>
  );
}

import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { addressOf, settingsPlaces } from '@/components/settings/places';
import { SettingsNav } from '@/components/settings/settings-nav';
import { ToastProvider } from '@/components/ui/toast';
import { mayHaveProfile } from '@/lib/practice/policy';

/** The settings' own index beside each of their pages. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor } = await memberContext();
  const t = await getTranslations('settings');
  const places = settingsPlaces
    .filter((place) => place !== 'profile' || mayHaveProfile(actor))
    .map((place) => ({ href: addressOf[place], label: t(`nav.${place}.label`) }));
  return (
    <ToastProvider words={{ region: t('toast.region'), close: t('toast.close') }}>
      <div className="lg:grid lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:gap-8">
        <div className="lg:pt-4">
          <SettingsNav label={t('navigation')} places={places} />
        </div>
        <div className="min-w-0">{children}</div>
      </div>
    </ToastProvider>
  );
}

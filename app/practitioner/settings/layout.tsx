import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { addressOf, settingsPlaces } from '@/components/settings/places';
import { SettingsFrame } from '@/components/settings/settings-frame';
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
      <SettingsFrame label={t('navigation')} loadingLabel={t('loading')} places={places}>
        {children}
      </SettingsFrame>
    </ToastProvider>
  );
}

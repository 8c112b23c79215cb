import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { memberContext, requireSession } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { ProfileForm } from '@/components/practice/profile-form';
import { SettingsHead } from '@/components/settings/settings-head';
import { specialties } from '@/lib/directory/schema';
import { env } from '@/lib/platform/env';
import { fingerprint } from '@/lib/platform/fingerprint';
import { profileContent } from '@/lib/practice/contents';
import { mayHaveProfile } from '@/lib/practice/policy';
import { readPractice } from '@/lib/practice/read-practice';
import { honorifics, sectors, spokenLanguages } from '@/lib/practice/schema';
import { saveProfile } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onboarding.profile'))('title') };
}

export default async function ProfilePage() {
  const context = await memberContext();
  const practice = await readPractice(context);
  if (!mayHaveProfile(context.actor) || !practice.ok) redirect('/practitioner/settings');
  const { profile } = practice.value;
  const t = await getTranslations('onboarding.profile');
  const words = await getTranslations('directory.specialties');
  const names = new Intl.DisplayNames([await getLocale()], { type: 'language' });
  const [givenName = '', ...rest] = ((await requireSession()).displayName ?? '').split(' ');
  return (
    <>
      <SettingsHead
        title={t('title')}
        description={profile ? t('address', { url: `${env().APP_URL}/book/${profile.slug}` }) : t('description')}
      />
      <Words of={['onboarding.profile', 'access.signUp', 'common']}>
        <ProfileForm
          action={saveProfile}
          shown={fingerprint(profileContent(profile))}
          profile={profile}
          names={[givenName, rest.join(' ')]}
          specialties={specialties.map((value) => ({ value, label: words(value) })).sort((a, b) => a.label.localeCompare(b.label))}
          honorifics={honorifics}
          sectors={sectors.map((value) => ({ value, label: t(`sectors.${value}`) }))}
          languages={spokenLanguages.map((value) => ({
            value,
            label: value === 'fsl' ? t('signLanguage') : capital(names.of(value) ?? value),
          }))}
        />
      </Words>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

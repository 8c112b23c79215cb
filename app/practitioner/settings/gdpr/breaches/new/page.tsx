import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { breachFields } from '@/components/breaches/breach-fields';
import { RightsForm } from '@/components/rights/rights-form';
import { SettingsHead } from '@/components/settings/settings-head';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { mayKeepBreaches } from '@/lib/breaches/policy';
import { localOf } from '@/lib/breaches/rules';
import { newId } from '@/lib/core/id';
import { openOneBreach } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('breach.form'))('newTitle') };
}

/** The owner notes a breach; what is not known yet is added later. */
export default async function NewBreachPage() {
  const context = await memberContext();
  if (!mayKeepBreaches(context.actor)) notFound();
  const [t, gdpr, zone] = [await getTranslations('breach'), await getTranslations('gdpr'), await readTimeZone(context)];
  return (
    <Words of={['common', 'access.again', 'errors.flaw']}>
      <SettingsHead
        title={t('form.newTitle')}
        description={t('form.newSentence')}
        trail={[{ href: '/practitioner/settings/gdpr#register', label: gdpr('title') }]}
      />
      <RightsForm
        action={openOneBreach}
        hidden={{ attempt: newId('breach') }}
        kind="primary"
        button={t('form.create')}
        fields={breachFields((key) => t(key as 'form.title'), null, localOf(context.clock.now(), zone))}
      />
    </Words>
  );
}

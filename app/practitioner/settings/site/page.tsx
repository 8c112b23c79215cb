import { MapPin, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { PracticeNameForm } from '@/components/practice/practice-name-form';
import { SiteForm } from '@/components/practice/site-form';
import { SettingsHead } from '@/components/settings/settings-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { TabNav } from '@/components/ui/tab-nav';
import { fingerprint } from '@/lib/platform/fingerprint';
import { siteContent } from '@/lib/practice/contents';
import { mayChangePractice } from '@/lib/practice/policy';
import { readPractice } from '@/lib/practice/read-practice';
import { countries } from '@/lib/practice/schema';
import { saveOneSite, savePracticeName } from './actions';

type Props = { searchParams: Promise<{ place?: string }> };
const here = '/practitioner/settings/site';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onboarding.site'))('title') };
}

export default async function SitePage({ searchParams }: Props) {
  const context = await memberContext();
  const practice = await readPractice(context);
  if (!practice.ok) redirect('/practitioner/settings');
  const { name, timeZone, sites } = practice.value;
  const { place } = await searchParams;
  const isNew = place === 'new' || sites.length === 0;
  const site = isNew ? null : (sites.find(({ siteId }) => siteId === place) ?? sites[0] ?? null);
  const t = await getTranslations('onboarding.site');
  const regions = new Intl.DisplayNames([await getLocale()], { type: 'region' });
  const isOwner = mayChangePractice(context.actor);
  return (
    <>
      <SettingsHead title={t('title')} description={t('description')} />
      {isOwner ? null : <Notice className="max-w-form">{t('onlyOwners')}</Notice>}
      <div className="grid gap-10">
        <section aria-labelledby="places" className="grid gap-4">
          <h2 id="places" className="text-h2">
            {sites.length === 0 ? t('first') : t('places')}
          </h2>
          {sites.length > 0 ? (
            <div className="flex flex-wrap items-center gap-4">
              <TabNav
                label={t('places')}
                tabs={sites.map(({ siteId, name: word }) => ({
                  href: `${here}?place=${siteId}`,
                  label: word,
                  current: siteId === site?.siteId,
                }))}
              />
              {isOwner && !isNew ? (
                <LinkButton kind="quiet" icon={<Plus aria-hidden />} href={`${here}?place=new`}>
                  {t('another')}
                </LinkButton>
              ) : null}
            </div>
          ) : null}
          {isOwner ? (
            <Words of={['onboarding.site', 'common']}>
              <SiteForm
                key={place ?? 'first'}
                action={saveOneSite}
                shown={site ? fingerprint(siteContent(site)) : ''}
                site={site}
                country={sites[0]?.country ?? 'FR'}
                countries={countries.map((value) => ({ value, label: regions.of(value) ?? value }))}
              />
            </Words>
          ) : site ? (
            <p className="flex gap-2">
              <MapPin aria-hidden className="mt-0.5 size-4" />
              {site.name}, {site.street}, {site.postcode} {site.city}
            </p>
          ) : null}
        </section>
        <section aria-labelledby="practice" className="grid gap-4">
          <h2 id="practice" className="text-h2">
            {t('practice')}
          </h2>
          <p className="text-ink-2">{t('zone', { zone: timeZone })}</p>
          {isOwner ? (
            <Words of={['onboarding.site', 'common']}>
              <PracticeNameForm action={savePracticeName} name={name} />
            </Words>
          ) : (
            <p>{name}</p>
          )}
        </section>
      </div>
    </>
  );
}

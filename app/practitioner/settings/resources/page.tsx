import { DoorOpen } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { EmptyState } from '@/components/patterns/empty-state';
import { AddResourceForm } from '@/components/settings/add-resource-form';
import { NoSite } from '@/components/settings/no-site';
import { RemovableLines } from '@/components/settings/remove-line';
import { ResourceList } from '@/components/settings/resource-list';
import { SettingsHead } from '@/components/settings/settings-head';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { readPractice } from '@/lib/practice/read-practice';
import { listResources } from '@/lib/resources/list-resources';
import { mayKeepResources } from '@/lib/resources/policy';
import { addOneResource, archiveOneResource, renameOneResource, restoreOneResource } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('resource'))('title') };
}

export default async function ResourcesPage() {
  const context = await memberContext();
  const [practice, listed] = [await readPractice(context), await listResources(context)];
  if (!practice.ok || !listed.ok) redirect('/practitioner/settings');
  const t = await getTranslations('resource');
  const { sites } = practice.value;
  const head = <SettingsHead title={t('title')} description={t('description')} />;
  if (sites.length === 0) {
    return (
      <>
        {head}
        <NoSite sentence={t('noSite')} />
      </>
    );
  }
  const mayKeep = mayKeepResources(context.actor);
  const acts = mayKeep ? { rename: renameOneResource, archive: archiveOneResource, restore: restoreOneResource } : null;
  const bySite = sites
    .map(({ siteId, name }) => ({ siteId, name, resources: listed.value.filter((one) => one.siteId === siteId) }))
    .filter(({ resources }) => resources.length > 0);
  return (
    <Words of={['resource', 'settings.removal', 'common']}>
      {head}
      <div className="grid max-w-3xl gap-8">
        {mayKeep ? null : <Notice className="max-w-form">{t('onlyLooking')}</Notice>}
        {bySite.length === 0 ? (
          <Panel flush aria-labelledby="none">
            <h2 id="none" className="sr-only">
              {t('title')}
            </h2>
            <EmptyState icon={<DoorOpen aria-hidden />} title={t('empty.title')} sentence={t('empty.sentence')} />
          </Panel>
        ) : (
          <RemovableLines>
            {bySite.map(({ siteId, name, resources }) => (
              <section key={siteId} aria-labelledby={siteId} className="grid gap-3">
                <h2 id={siteId} className="text-h2">
                  {name} <span className="text-body font-normal text-ink-2">{t('count', { count: resources.length })}</span>
                </h2>
                <ResourceList resources={resources} acts={acts} />
              </section>
            ))}
          </RemovableLines>
        )}
        {mayKeep ? (
          <section aria-labelledby="add" className="grid gap-3">
            <h2 id="add" className="text-h2">
              {t('addTitle')}
            </h2>
            <AddResourceForm action={addOneResource} sites={sites.map(({ siteId: id, name }) => ({ id, name }))} />
          </section>
        ) : null}
      </div>
    </Words>
  );
}

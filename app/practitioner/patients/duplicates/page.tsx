import { UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { patientsPath } from '@/components/patients/addresses';
import { LikelyPairs } from '@/components/patients/likely-pairs';
import { EmptyState } from '@/components/patterns/empty-state';
import { PageHeader } from '@/components/patterns/page-header';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Panel } from '@/components/ui/panel';
import { listLikelyPairs } from '@/lib/patients/list-likely-pairs';
import { tellTwoApart } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients.duplicates'))('title') };
}

/** Pairs of files that may be one person: told apart, or brought together. */
export default async function DuplicatesPage() {
  const ctx = await memberContext();
  const [t, { pairs, count }] = [await getTranslations('patients'), await listLikelyPairs(ctx)];
  return (
    <Words of={['patients', 'common']}>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('file.trail')} trail={[{ href: patientsPath, label: t('title') }]} />}
        title={t('duplicates.title')}
        description={t('duplicates.description')}
      />
      {pairs.length === 0 ? (
        <Panel flush className="max-w-4xl">
          <EmptyState icon={<UsersRound aria-hidden />} title={t('duplicates.empty.title')} sentence={t('duplicates.empty.sentence')} />
        </Panel>
      ) : (
        <div className="grid max-w-4xl gap-3">
          <LikelyPairs pairs={pairs} tellApart={tellTwoApart} />
          {count > pairs.length ? <p className="text-ink-2">{t('duplicates.more', { shown: pairs.length, count })}</p> : null}
        </div>
      )}
    </Words>
  );
}

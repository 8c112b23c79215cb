import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { SectionIndex } from '@/components/gdpr/section-index';
import { SettingsHead } from '@/components/settings/settings-head';
import { ConsentsSection } from './_sections/consents-section';
import { DeletionSection } from './_sections/deletion-section';
import { ExportSection } from './_sections/export-section';
import { Figures } from './_sections/figures';
import { JournalSection } from './_sections/journal-section';
import { OpenBreach } from './_sections/open-breach';
import { RegisterSection } from './_sections/register-section';
import { RequestsSection } from './_sections/requests-section';
import { RetentionSection } from './_sections/retention-section';
import { SubProcessorsSection } from './_sections/sub-processors-section';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gdpr'))('title') };
}

const names = ['consents', 'requests', 'export', 'deletion', 'journal', 'register', 'retention', 'subProcessors'] as const;

/** Everything the practice's data is subject to, on one page: each section is a component of its own and reads for itself. */
export default async function GdprPage() {
  const context = await memberContext();
  const t = await getTranslations('gdpr');
  const sections = names.map((name) => ({ name, label: t(`section.${name}`) }));
  return (
    <>
      <SettingsHead title={t('title')} description={t('description')} />
      <OpenBreach context={context} />
      <div className="mb-8">
        <Figures context={context} />
      </div>
      <div className="grid gap-8 2xl:grid-cols-[10rem_minmax(0,1fr)]">
        <SectionIndex label={t('index')} sections={sections} />
        <div className="grid min-w-0 gap-12">
          <ConsentsSection context={context} />
          <RequestsSection context={context} />
          <ExportSection context={context} />
          <DeletionSection context={context} />
          <JournalSection context={context} />
          <RegisterSection context={context} />
          <RetentionSection context={context} />
          <SubProcessorsSection context={context} />
        </div>
      </div>
    </>
  );
}

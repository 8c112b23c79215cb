import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { ExportToOpen } from '@/app/_server/export-page';
import { exportAddress } from '@/components/exports/addresses';
import { SettingsHead } from '@/components/settings/settings-head';
import { isId } from '@/lib/core/id';
import { openDownload } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('download.title') };
}

/** A copy one asked for, behind the password. */
export default async function ExportPage({ params }: { params: Promise<{ exportId: string }> }) {
  const [context, { exportId }, t] = [await memberContext(), await params, await getTranslations()];
  if (!isId('exportJob', exportId)) notFound();
  const href = exportAddress.download(exportAddress.ofMember(exportId));
  return (
    <>
      <SettingsHead
        title={t('exports.download.title')}
        description={t('exports.download.sentence')}
        trail={[{ href: exportAddress.list, label: t('gdpr.title') }]}
      />
      <ExportToOpen {...{ context, exportId, href }} prove={openDownload} />
    </>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '@/app/_server/context';
import { ExportToOpen } from '@/app/_server/export-page';
import { exportAddress } from '@/components/exports/addresses';
import { isId } from '@/lib/core/id';
import { openOwnDownload } from '../actions';
import { ownExportContext } from '../own-export';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('download.title') };
}

/** A patient's own copy, behind the password. */
export default async function OwnExportPage({ params }: { params: Promise<{ exportId: string }> }) {
  await requireSession();
  const [{ exportId }, t] = [await params, await getTranslations('exports.download')];
  if (!isId('exportJob', exportId)) notFound();
  const context = await ownExportContext(exportId);
  if (!context) notFound();
  const href = exportAddress.download(exportAddress.ofPatient(exportId));
  return (
    <div className="grid gap-6">
      <header>
        <p>
          <Link href="/patient/data" className="link inline-flex min-h-target items-center">
            {t('backPatient')}
          </Link>
        </p>
        <h1 className="text-display">{t('title')}</h1>
        <p className="max-w-prose text-ink-2">{t('sentence')}</p>
      </header>
      <ExportToOpen {...{ context, exportId, href }} prove={openOwnDownload} />
    </div>
  );
}

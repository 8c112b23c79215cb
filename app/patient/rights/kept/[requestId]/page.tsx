import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '@/app/_server/context';
import { currentHolder } from '@/app/_server/holder';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { bytesText } from '@/components/exports/bytes-text';
import { DownloadPanel } from '@/components/exports/download-panel';
import { ownRightsAddress } from '@/components/rights/addresses';
import { keptDownload } from '@/components/rights/kept-addresses';
import { isId } from '@/lib/core/id';
import { hasProved } from '@/lib/custody/ask-for-copy';
import { measureCopy } from '@/lib/custody/take-copy';
import { openKeptDownload } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('custody'))('page.title') };
}

/** The copy of what Prati keeps, behind the password. Another's is not found. */
export default async function KeptCopyPage({ params }: { params: Promise<{ requestId: string }> }) {
  await requireSession();
  const [{ requestId }, holder, t, locale] = [await params, await currentHolder(), await getTranslations(), await requestLocale()];
  if (!holder || !isId('custodyRequest', requestId)) notFound();
  const bytes = await measureCopy(holder, { requestId });
  if (bytes === null) notFound();
  return (
    <div className="grid gap-6">
      <header>
        <p>
          <Link href={ownRightsAddress} className="link inline-flex min-h-target items-center">
            {t('custody.page.back')}
          </Link>
        </p>
        <h1 className="text-display">{t('custody.page.title')}</h1>
        <p className="max-w-prose text-ink-2">{t('custody.page.sentence')}</p>
      </header>
      <Words of={['access', 'common', 'errors.flaw']}>
        <DownloadPanel
          prove={openKeptDownload}
          href={keptDownload(requestId)}
          isOpen={hasProved(holder)}
          words={{
            ...{ get: t('custody.page.get', { size: bytesText(bytes, locale) }), prove: t('custody.page.prove') },
            ...{ busy: t('custody.page.proving'), proved: t('custody.page.proved'), password: t('access.again.password') },
          }}
        />
      </Words>
    </div>
  );
}

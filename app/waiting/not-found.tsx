import { Link2Off } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonLook } from '@/components/ui/button-look';
import { EmptyDisc } from '@/components/ui/empty-disc';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waiting.unknown'))('title') };
}

/** A link to a place or an offer cut by a mail program, or one that was never ours. */
export default async function UnknownLink() {
  const t = await getTranslations('waiting.unknown');
  const manage = await getTranslations('manage.unknown');
  return (
    <div className="mx-auto grid max-w-form justify-items-start gap-4 py-8">
      <EmptyDisc icon={<Link2Off />} />
      <h1 className="text-h1">{t('title')}</h1>
      <p className="text-ink-2">{t('sentence')}</p>
      <Link href="/annuaire" prefetch={false} className={buttonLook('primary')}>
        {manage('find')}
      </Link>
    </div>
  );
}

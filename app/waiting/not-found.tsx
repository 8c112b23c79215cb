import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UnknownLink } from '@/components/patterns/unknown-link';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waiting.unknown'))('title') };
}

/** A link to a place or an offer that leads nowhere. */
export default async function LinkNotFound() {
  const t = await getTranslations('waiting.unknown');
  const manage = await getTranslations('manage.unknown');
  return <UnknownLink title={t('title')} sentence={t('sentence')} find={manage('find')} />;
}

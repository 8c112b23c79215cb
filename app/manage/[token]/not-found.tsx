import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UnknownLink } from '@/components/patterns/unknown-link';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('manage.unknown'))('title') };
}

/** A link to an appointment that leads nowhere. */
export default async function LinkNotFound() {
  const t = await getTranslations('manage.unknown');
  return <UnknownLink title={t('title')} sentence={t('sentence')} find={t('find')} />;
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalPage } from '@/components/legal/legal-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.imprint'))('title') };
}

export default async function ImprintPage() {
  const t = await getTranslations('legal.imprint');
  return <LegalPage title={t('title')} paragraphs={[t('sentence')]} />;
}

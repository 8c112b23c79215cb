import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalPage } from '@/components/legal/legal-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.accessibility'))('title') };
}

export default async function AccessibilityPage() {
  const t = await getTranslations('legal.accessibility');
  return <LegalPage title={t('title')} paragraphs={[t('intro'), t('state'), t('remedy')]} />;
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalPage } from '@/components/legal/legal-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.privacy'))('title') };
}

export default async function PrivacyPage() {
  const t = await getTranslations('legal.privacy');
  return <LegalPage title={t('title')} paragraphs={[t('intro'), t('encryption'), t('cookies'), t('rights')]} />;
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalPage } from '@/components/legal/legal-page';
import { termsVersion } from '@/lib/practice/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.terms'))('title') };
}

export default async function TermsPage() {
  const t = await getTranslations('legal.terms');
  return (
    <LegalPage title={t('title')} note={t('version', { version: termsVersion })} paragraphs={[t('responsible'), t('access'), t('care')]} />
  );
}

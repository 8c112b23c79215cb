import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';
import { Wordmark } from '@/components/ui/wordmark';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common.notFound'))('title') };
}

export default async function NotFound() {
  const t = await getTranslations('common.notFound');
  return (
    <main className="mx-auto grid min-h-dvh max-w-form content-center justify-items-start gap-4 px-4 py-12 text-body-l">
      <Wordmark />
      <h1 className="text-h1">{t('title')}</h1>
      <p className="text-ink-2">{t('sentence')}</p>
      <LinkButton kind="primary" href="/">
        {t('home')}
      </LinkButton>
    </main>
  );
}

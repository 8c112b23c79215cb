import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '@/app/_server/context';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signedIn'))('title') };
}

/** Where the second tab ends that was opened to sign in again under a form still full. */
export default async function SignedInPage() {
  await requireSession();
  const t = await getTranslations('access.signedIn');
  return (
    <>
      <h1 className="text-h1">{t('title')}</h1>
      <p className="text-ink-2">{t('sentence')}</p>
    </>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CookieSettings } from '@/app/_server/cookie-notice';
import { PublicPaper } from '@/components/legal/public-paper';
import { cookiesPaper } from '@/lib/registers/papers/public-papers';
import { publicFacts } from '../public-facts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.cookies'))('title') };
}

export default async function CookiesPage() {
  return (
    <div className="grid gap-10">
      <PublicPaper paper={cookiesPaper(await publicFacts())} />
      <CookieSettings />
    </div>
  );
}

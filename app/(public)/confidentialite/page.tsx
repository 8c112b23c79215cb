import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PublicPaper } from '@/components/legal/public-paper';
import { privacyPaper } from '@/lib/registers/papers/privacy-paper';
import { publicFacts } from '../public-facts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.privacy'))('title') };
}

export default async function PrivacyPage() {
  return <PublicPaper paper={privacyPaper(await publicFacts())} />;
}

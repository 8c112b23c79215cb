import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PublicPaper } from '@/components/legal/public-paper';
import { imprintPaper } from '@/lib/registers/papers/public-papers';
import { publicFacts } from '../public-facts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.imprint'))('title') };
}

export default async function ImprintPage() {
  return <PublicPaper paper={imprintPaper(await publicFacts())} />;
}

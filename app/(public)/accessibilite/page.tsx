import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PublicPaper } from '@/components/legal/public-paper';
import { accessibilityPaper } from '@/lib/registers/papers/public-papers';
import { publicFacts } from '../public-facts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.accessibility'))('title') };
}

export default async function AccessibilityPage() {
  return <PublicPaper paper={accessibilityPaper(await publicFacts())} />;
}

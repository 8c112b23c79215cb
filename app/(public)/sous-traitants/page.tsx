import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { PublicPaper } from '@/components/legal/public-paper';
import { subProcessorsPaper } from '@/lib/registers/papers/sub-processors-paper';
import { publicFacts } from '../public-facts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.subProcessors'))('title') };
}

export default async function SubProcessorsPage() {
  return <PublicPaper paper={subProcessorsPaper(await publicFacts(), openContext().clock.now())} />;
}

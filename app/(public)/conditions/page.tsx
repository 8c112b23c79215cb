import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { PublicPaper } from '@/components/legal/public-paper';
import { inForce } from '@/lib/consents/rules';
import { consentTexts } from '@/lib/consents/texts';
import { termsPaper } from '@/lib/registers/papers/public-papers';
import { publicFacts } from '../public-facts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.terms'))('title') };
}

export default async function TermsPage() {
  // The version members acknowledge.
  const { version } = inForce(consentTexts, 'tos_privacy', openContext().clock.now());
  return <PublicPaper paper={termsPaper(await publicFacts(), version)} />;
}

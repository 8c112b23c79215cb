import { notFound } from 'next/navigation';
import { cache } from 'react';
import { openContext } from '@/app/_server/context';
import { findPractitioner } from '@/lib/directory/find-practitioner';
import type { PublicPractitioner } from '@/lib/directory/schema';

/** The public card behind an address, read once per request; an unknown address is a page not found. */
export const practitionerCard = cache(async (slug: string): Promise<PublicPractitioner> => {
  const card = await findPractitioner(openContext(), slug);
  return card ?? notFound();
});

/**
 * The same for the public profile, which is there for those alone who let the directory show them. The others are answered as an address
 * that never was: 410 would tell that somebody left, and a page has no way to say it.
 */
export async function listedCard(slug: string): Promise<PublicPractitioner> {
  const card = await practitionerCard(slug);
  return card.listed ? card : notFound();
}

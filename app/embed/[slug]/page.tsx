import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { practitionerCard } from '@/app/(public)/p/[slug]/card';
import { BookingWidget } from '@/components/directory/booking-widget';
import { withNextTimes } from '@/lib/directory/search-directory';
import { env } from '@/lib/platform/env';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await practitionerCard((await params).slug);
  const t = await getTranslations('directory.embed');
  return { title: t('metaTitle', { name: card.displayName }), robots: { index: false } };
}

/** The way into booking inside somebody else's page: sets no cookie and reads none; the booking itself opens on our own address. */
export default async function EmbedPage({ params }: Props) {
  const card = await practitionerCard((await params).slug);
  const { reason, next } = await withNextTimes(openContext(), card);
  return <BookingWidget practitioner={card} reason={reason} next={next} origin={new URL(env().APP_URL).origin} />;
}

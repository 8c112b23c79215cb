import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { ChoiceInAddress, reasonOf } from '@/app/book/[practitioner]/choice';
import { reasonsAddress } from '@/components/booking/addresses';
import { ReasonList } from '@/components/booking/reason-list';
import { NotYet } from '@/components/consents/not-yet';
import { NextTimes } from '@/components/directory/next-times';
import { PractitionerFlags } from '@/components/directory/practitioner-flags';
import { PractitionerHead } from '@/components/directory/practitioner-head';
import { SiteCard } from '@/components/directory/site-card';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { withNextTimes } from '@/lib/directory/search-directory';
import { listedCard } from './card';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await listedCard((await params).slug);
  const t = await getTranslations('directory');
  const specialty = t(`specialties.${card.specialty}`);
  const place = card.sites[0]?.city ?? card.practiceName;
  return {
    title: t('profile.metaTitle', { name: card.displayName, specialty, place }),
    description: t('profile.metaDescription', { name: card.displayName, specialty, place }),
    alternates: { canonical: `/p/${card.slug}` },
  };
}

export default async function PractitionerPage({ params, searchParams }: Props) {
  const card = await listedCard((await params).slug);
  const t = await getTranslations('directory.profile');
  const booking = await getTranslations('booking.reasons');
  const choice = ChoiceInAddress.parse(await searchParams);
  const wanted = reasonOf(card, choice);
  const { reason, next } = await withNextTimes(openContext(), card, { reason: wanted });
  const ahead = wanted ? { reason: wanted.id, first: choice.first } : {};
  const bookable = card.visitReasons.length > 0;

  return (
    <div className="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,40rem)_20rem]">
      <div className="grid grid-cols-1 content-start gap-8">
        <header className="grid grid-cols-1 gap-4">
          <PractitionerHead practitioner={card} as="h1" />
          <PractitionerFlags practitioner={card} />
          {choice.reason !== undefined && !wanted ? (
            <Notice tone="info" title={booking('gone')}>
              <p>{booking('goneText')}</p>
            </Notice>
          ) : null}
          {card.takesBookings ? null : <NotYet />}
          {card.about ? <p className="max-w-prose whitespace-pre-line">{card.about}</p> : null}
        </header>
        <section aria-labelledby="next" className="grid grid-cols-1 gap-3 lg:hidden">
          <h2 id="next" className="text-h2">
            {t('next')}
          </h2>
          <NextTimes practitioner={card} reason={reason} next={next} titled />
          {bookable ? <Book href={reasonsAddress(card.slug, ahead)} word={t('book')} /> : null}
        </section>
        <section aria-labelledby="reasons" className="grid grid-cols-1 gap-3">
          <h2 id="reasons" className="text-h2">
            {t('reasons')}
          </h2>
          <ReasonList practitioner={card} reasons={card.visitReasons} hrefOf={(choice) => reasonsAddress(card.slug, choice)} level="h3" />
        </section>
        <section aria-labelledby="places" className="grid grid-cols-1 gap-3">
          <h2 id="places" className="text-h2">
            {t('places')}
          </h2>
          <ul className="grid grid-cols-1 gap-3">
            {card.sites.map((site) => (
              <li key={site.id}>
                <SiteCard site={site} />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <aside
        aria-label={t('next')}
        className="grid grid-cols-1 content-start gap-4 self-start rounded-panel border border-line bg-surface p-4 max-lg:hidden lg:sticky lg:top-6"
      >
        <p className="text-h3">{t('next')}</p>
        <NextTimes practitioner={card} reason={reason} next={next} titled />
        {bookable ? <Book href={reasonsAddress(card.slug, ahead)} word={t('book')} /> : null}
      </aside>
    </div>
  );
}

const Book = ({ href, word }: { href: string; word: string }) => (
  <Link href={href} prefetch={false} className={buttonLook('primary', { wide: true })}>
    {word}
  </Link>
);

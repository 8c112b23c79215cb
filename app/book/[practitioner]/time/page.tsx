import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { visitorContext } from '@/app/_server/context';
import { practitionerCard } from '@/app/(public)/p/[slug]/card';
import { identityAddress, reasonsAddress, timesAddress } from '@/components/booking/addresses';
import { AnyPractitioner } from '@/components/booking/any-practitioner';
import { BookingColumns } from '@/components/booking/booking-columns';
import { BookingSummary, ChosenLine } from '@/components/booking/booking-summary';
import { KeptTime } from '@/components/booking/kept-time';
import { NoTimes } from '@/components/booking/no-times';
import { StepBar } from '@/components/booking/step-bar';
import { TimePicker } from '@/components/booking/time-picker';
import { TimeRefused } from '@/components/booking/time-refused';
import { joinAddress } from '@/components/waiting-list/addresses';
import { listColleagues } from '@/lib/directory/list-colleagues';
import { nearestTimes, readTimes } from '../../read-times';
import { ChoiceInAddress, instantOf, isFor, reasonOf, ViewInAddress } from '../choice';
import { holdTime } from '../hold-time';
import { ownHolds } from '../own-holds';

type Props = {
  params: Promise<{ practitioner: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await practitionerCard((await params).practitioner);
  const t = await getTranslations('booking.times');
  return {
    title: t('metaTitle', { name: card.displayName }),
    description: t('metaDescription', { name: card.displayName }),
    alternates: { canonical: reasonsAddress(card.slug) },
    ...(card.listed ? {} : { robots: { index: false } }),
  };
}

/** Step 2: a day, then a time. Choosing one holds it. */
export default async function TimePage({ params, searchParams }: Props) {
  const card = await practitionerCard((await params).practitioner);
  const given = await searchParams;
  const { start, ...choice } = ChoiceInAddress.parse(given);
  const view = ViewInAddress.parse(given);
  const reason = reasonOf(card, choice);
  if (!reason || !choice.first || !isFor(reason, choice.first)) redirect(reasonsAddress(card.slug, { ...choice, start }));

  const t = await getTranslations('booking');
  const waiting = await getTranslations('waiting');
  const ctx = visitorContext(card.practiceId);
  const colleagues = await listColleagues(ctx, card, reason);
  const any = choice.any === 'yes' && colleagues.length > 1;
  const wish = {
    ...{ practitionerId: card.practitionerId, reasonId: reason.id, mode: choice.mode, site: choice.site },
    ...{ known: choice.first === 'no', others: any ? colleagues : undefined },
  };
  const times = await readTimes(ctx, { ...wish, timeZone: card.timeZone, from: view.from, day: view.day, part: view.part });
  if (!times) redirect(reasonsAddress(card.slug, { first: choice.first }));
  const own = (await ownHolds(ctx, any ? colleagues.map(({ practitionerId }) => practitionerId) : [card.practitionerId])).at(-1);
  const near = view.refused && view.at ? await nearestTimes(ctx, wish, card.timeZone, instantOf(view.at)) : [];
  const hidden = { practitioner: card.slug, ...choice };
  const chosen = { practitioner: card, reason, mode: choice.mode, site: choice.site };

  return (
    <BookingColumns summaryLabel={t('summary')} summary={<BookingSummary {...chosen} />}>
      <StepBar back={{ href: reasonsAddress(card.slug, { first: choice.first }), label: t('steps.back') }} step={2} />
      <div className="grid grid-cols-1 gap-6">
        <header>
          <h1 className="text-h1">{t('times.title')}</h1>
          <div className="lg:hidden">
            <ChosenLine {...chosen} />
          </div>
        </header>
        {colleagues.length > 1 ? (
          <AnyPractitioner
            any={any}
            name={card.displayName}
            href={timesAddress(card.slug, { ...choice, any: any ? undefined : 'yes' }, { from: view.from })}
          />
        ) : null}
        {own ? (
          <KeptTime
            start={own.held.appointment.start}
            zone={card.timeZone}
            href={identityAddress(own.held.appointment.practitionerSlug, own.attempt)}
          />
        ) : null}
        {view.refused ? <TimeRefused code={view.refused} near={near} zone={card.timeZone} action={holdTime} hidden={hidden} /> : null}
        {times.days.length === 0 && times.jump === null ? (
          <NoTimes practitioner={card} />
        ) : (
          <TimePicker
            view={times}
            hrefOf={(query) => timesAddress(card.slug, choice, query)}
            action={holdTime}
            hidden={{ ...hidden, from: view.from, day: times.day ?? undefined }}
            submitLabel={t('times.continue')}
            wished={start}
          />
        )}
        <p className="text-body text-ink-2">
          {waiting('link.noneFits')}{' '}
          <Link href={joinAddress(card.slug, { ...choice, reason: reason.id })} prefetch={false} className="link">
            {waiting('link.tellMe')}
          </Link>
          <br />
          <Link href={`/annuaire`} prefetch={false} className="link">
            {t('times.colleagues')}
          </Link>
        </p>
      </div>
    </BookingColumns>
  );
}

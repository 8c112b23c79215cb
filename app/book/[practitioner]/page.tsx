import { Phone, Users } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { visitorContext } from '@/app/_server/context';
import { practitionerCard } from '@/app/(public)/p/[slug]/card';
import { profileAddress, reasonsAddress, timesAddress } from '@/components/booking/addresses';
import { BookingColumns } from '@/components/booking/booking-columns';
import { BookingSummary, ChosenLine } from '@/components/booking/booking-summary';
import { FirstVisitAndGo } from '@/components/booking/first-visit-and-go';
import { FirstVisitQuestion } from '@/components/booking/first-visit-question';
import { ReasonList } from '@/components/booking/reason-list';
import { StepBar } from '@/components/booking/step-bar';
import { NotYet } from '@/components/consents/not-yet';
import { PractitionerHead } from '@/components/directory/practitioner-head';
import { Notice } from '@/components/ui/notice';
import { listColleagues } from '@/lib/directory/list-colleagues';
import { ChoiceInAddress, instantOf, isFor, reasonOf } from './choice';
import { holdTime } from './hold-time';

type Props = {
  params: Promise<{ practitioner: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await practitionerCard((await params).practitioner);
  const t = await getTranslations('booking.reasons');
  return {
    title: t('metaTitle', { name: card.displayName }),
    description: t('metaDescription', { name: card.displayName }),
    ...(card.listed ? {} : { robots: { index: false } }),
  };
}

/** Step 1: first visit or not, then what for. A reason or a time chosen before is kept and only the question stands. */
export default async function ReasonPage({ params, searchParams }: Props) {
  const card = await practitionerCard((await params).practitioner);
  const choice = ChoiceInAddress.parse(await searchParams);
  const t = await getTranslations('booking');
  const { slug } = card;
  const preset = reasonOf(card, choice);
  const start = preset && choice.start ? instantOf(choice.start) : undefined;
  const asking = preset && choice.first === undefined;
  const { any } = choice;
  const gone = choice.reason !== undefined && !preset;
  const withOthers = any ? [] : await listColleagues(visitorContext(card.practiceId), card);
  const reasons = choice.first ? card.visitReasons.filter((reason) => isFor(reason, choice.first ?? 'no')) : [];
  const refusesNew = choice.first === 'yes' && !card.acceptsNew;
  // Named by a link, but not for who comes: said, instead of a list that silently lacks it.
  const closed = preset && choice.first && !isFor(preset, choice.first) ? (choice.first === 'yes' ? 'known_only' : 'new_only') : null;
  const chosen = { practitioner: card, reason: closed ? undefined : preset, mode: choice.mode, site: choice.site, start };
  const nextOf = (first: 'yes' | 'no') =>
    preset && isFor(preset, first) && (first === 'no' || card.acceptsNew)
      ? timesAddress(slug, { ...choice, reason: preset.id, start: undefined, first })
      : reasonsAddress(slug, { first, any, reason: preset?.id });

  return (
    <BookingColumns summaryLabel={t('summary')} summary={<BookingSummary {...chosen} />}>
      <StepBar {...(card.listed ? { back: { href: profileAddress(slug), label: t('steps.back') } } : {})} step={1} />
      <div className="grid grid-cols-1 gap-8">
        <div className="grid grid-cols-1 gap-4">
          <h1 className="text-h1">{t('reasons.title')}</h1>
          <div className="grid grid-cols-1 gap-2 lg:hidden">
            <PractitionerHead practitioner={card} as="p" />
            {asking ? <ChosenLine {...chosen} /> : null}
          </div>
          {gone ? (
            <Notice tone="info" title={t('reasons.gone')}>
              <p>{t(choice.first ? 'reasons.goneText' : 'reasons.goneAsk')}</p>
            </Notice>
          ) : null}
          {closed && !refusesNew ? (
            <Notice tone="info" title={t(`blocked.${closed}.title`)}>
              <p>{t('reasons.goneText')}</p>
            </Notice>
          ) : null}
          {card.takesBookings ? null : <NotYet />}
          {any ? <p className="font-semibold">{t('times.anyNow')}</p> : null}
        </div>
        {asking && start !== undefined ? (
          <FirstVisitAndGo
            start={start}
            zone={card.timeZone}
            action={holdTime}
            hidden={{ practitioner: slug, reason: preset?.id, any, mode: choice.mode, site: choice.site, start: choice.start }}
          />
        ) : (
          <FirstVisitQuestion answer={choice.first} hrefOf={asking || closed ? nextOf : (first) => reasonsAddress(slug, { first, any })} />
        )}
        {refusesNew ? (
          <Notice tone="info" title={t('firstVisit.closedTitle', { name: card.displayName })}>
            <p>{t('firstVisit.closed')}</p>
            {card.sites.map(({ id, name, phone }) =>
              phone ? (
                <p key={id}>
                  <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="link inline-flex min-h-11 items-center gap-1.5">
                    <Phone aria-hidden className="size-4" />
                    {name}, {phone}
                  </a>
                </p>
              ) : null,
            )}
          </Notice>
        ) : choice.first ? (
          <section aria-labelledby="reasons" className="grid grid-cols-1 gap-4">
            <h2 id="reasons" className="text-h2">
              {t('reasons.choose')}
            </h2>
            <ReasonList
              practitioner={card}
              reasons={reasons}
              hrefOf={(next) => timesAddress(slug, { first: choice.first, any, ...next })}
              level="h3"
            />
            {withOthers.length > 1 ? (
              <Link
                href={reasonsAddress(slug, { first: choice.first, any: 'yes' })}
                prefetch={false}
                className="link inline-flex min-h-11 items-center gap-2"
              >
                <Users aria-hidden className="size-4.5" />
                {t('reasons.anySection')}
              </Link>
            ) : null}
          </section>
        ) : null}
      </div>
    </BookingColumns>
  );
}

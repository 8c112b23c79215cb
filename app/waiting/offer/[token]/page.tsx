import { BellRing, CalendarX2, Check } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { AppointmentFacts } from '@/components/appointments/appointment-facts';
import { manageAddress } from '@/components/appointments/manage-addresses';
import { StateHead } from '@/components/appointments/state-head';
import { zoneCity } from '@/components/booking/time-picker';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { placeAddress } from '@/components/waiting-list/addresses';
import { answerByLink } from '../../actions';
import { requireOfferBehind } from '../../linked';
import { NextTimes } from './next-times';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waiting.offer'))('title') };
}

/** A freed time kept for whoever has the link, for half an hour; later, what became of it and what else is free. */
export default async function OfferPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { ctx, offer, placeToken, appointmentToken } = await requireOfferBehind(token);
  const { time, entry } = offer;
  if (offer.status === 'taken' && appointmentToken)
    redirect(manageAddress(appointmentToken, time.patientId === null ? { moved: 'yes' } : { new: '1' }));
  const t = await getTranslations('waiting');
  const manage = await getTranslations('manage');
  const locale = await requestLocale();
  const zone = time.timeZone;
  const when = whenText(time.start, 'sentence', { locale, zone });
  const length = manage('facts.zone', { minutes: time.durationMinutes, city: zoneCity(zone) });

  if (!offer.isLive) {
    const declined = offer.status === 'declined';
    return (
      <div className="mx-auto grid max-w-160 grid-cols-1 gap-6">
        <StateHead
          tone="plain"
          icon={declined ? <Check /> : <CalendarX2 />}
          title={t(declined ? 'offer.declined' : 'offer.late')}
          when={when}
          zone={length}
          sentence={[t(declined ? 'offer.declinedText' : 'offer.lateText'), entry.isLive ? t('offer.stillListed') : null]
            .filter(Boolean)
            .join(' ')}
          struck
        />
        {declined ? null : <NextTimes ctx={ctx} offer={offer} />}
        <div className="max-sm:*:w-full">
          <Link href={placeAddress(placeToken)} prefetch={false} className={buttonLook('secondary')}>
            {t('offer.myPlace')}
          </Link>
        </div>
      </div>
    );
  }

  return (
    <div className="mx-auto grid max-w-160 grid-cols-1 gap-6">
      {(await searchParams).refused ? <Notice tone="danger" live="assertive" title={t('offer.busy')} /> : null}
      <StateHead tone="plain" icon={<BellRing />} title={t('offer.title')} when={when} zone={length} sentence={null} />
      <Notice tone="info">
        <p className="font-semibold">{t('offer.until', { time: whenText(offer.expiresAt, 'sentence-time', { locale, zone }) })}</p>
        {entry.visit ? <p>{t('offer.replaces', { when: whenText(entry.visit.start, 'sentence', { locale, zone }) })}</p> : null}
      </Notice>
      <section aria-label={t('offer.details')} className="rounded-panel border border-line bg-surface p-4 sm:p-6">
        <AppointmentFacts appointment={time} ahead now={ctx.clock.now()} />
      </section>
      <div className="flex flex-wrap items-start gap-2 max-sm:*:w-full">
        <form action={answerByLink}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="answer" value="take" />
          <SubmitButton busyLabel={t('offer.taking')} className="max-sm:w-full">
            {t('offer.take')}
          </SubmitButton>
        </form>
        <form action={answerByLink}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="answer" value="decline" />
          <SubmitButton kind="secondary" busyLabel={t('offer.taking')} className="max-sm:w-full">
            {t(entry.visit ? 'offer.keepMine' : 'offer.decline')}
          </SubmitButton>
        </form>
      </div>
      <p>
        <Link href={placeAddress(placeToken)} prefetch={false} className="link inline-flex min-h-11 items-center">
          {t('offer.myPlace')}
        </Link>
      </p>
    </div>
  );
}

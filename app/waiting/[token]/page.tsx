import { BellOff, BellRing, MailCheck } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { reasonsAddress } from '@/components/booking/addresses';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { EmptyDisc } from '@/components/ui/empty-disc';
import { Notice } from '@/components/ui/notice';
import { offerAddress } from '@/components/waiting-list/addresses';
import { PlaceFacts } from '@/components/waiting-list/place-facts';
import { PressForm } from '@/components/waiting-list/press-form';
import { WishesForm } from '@/components/waiting-list/wishes-form';
import { wishesText } from '@/components/waiting-list/wishes-text';
import { localDateAt } from '@/lib/core/zone';
import { changePlace, leavePlace, proveAddress } from '../actions';
import { requirePlaceBehind } from '../linked';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waiting.place'))('title') };
}

/** A place on the waiting list behind its link: prove the address, change the wishes, leave. */
export default async function PlacePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { said } = await searchParams;
  const { ctx, place: read } = await requirePlaceBehind(token);
  const t = await getTranslations('waiting');
  const locale = await requestLocale();
  if (!read.ok) {
    const errors = await getTranslations('errors.waiting');
    return <Ended icon={<BellOff />} title={t('place.over')} text={errors('link_over')} />;
  }
  const { place, offerToken } = read.value;
  const { wishes, visit, timeZone: zone } = place;
  const book = (
    <Link href={reasonsAddress(place.practitionerSlug)} prefetch={false} className={buttonLook('primary')}>
      {t('place.book')}
    </Link>
  );
  if (said === 'elsewhere') return <Ended icon={<BellRing />} title={t('place.elsewhere')} text={t('place.elsewhereText')} action={book} />;
  if (!place.isLive && place.status !== 'asked') {
    const why = place.status === 'taken' ? 'overTaken' : place.status === 'withdrawn' ? 'overWithdrawn' : 'overLapsed';
    return <Ended icon={<BellOff />} title={t('place.over')} text={t(`place.${why}`)} action={book} />;
  }
  const asked = place.status === 'asked';
  const say = (at: Date, form: 'sentence' | 'sentence-time') => whenText(at, form, { locale, zone });
  const facts = [
    {
      label: t('place.with'),
      value: place.anyPractitioner
        ? t('place.anyone', { practice: place.practiceName })
        : `${place.practitionerName}, ${place.practiceName}`,
    },
    { label: t('place.reason'), value: place.reasonLabel },
    { label: t('place.wishes'), value: wishesText(wishes, locale, t) },
    ...(visit ? [{ label: t('place.visit'), value: t('place.visitKept', { when: say(visit.start, 'sentence') }) }] : []),
  ];

  return (
    <Words of={['waiting', 'common']}>
      <div className="mx-auto grid max-w-160 grid-cols-1 gap-6">
        {said === 'joined' || said === 'changed' ? <Notice tone="success" live="polite" title={t(`place.${said}`)} /> : null}
        {place.offer && offerToken ? (
          <Notice
            tone="info"
            title={t('place.offered', { when: say(place.offer.start, 'sentence') })}
            actions={
              <Link href={offerAddress(offerToken)} prefetch={false} className="link inline-flex min-h-11 items-center font-semibold">
                {t('place.answer')}
              </Link>
            }
          >
            <p>{t('place.offeredUntil', { time: say(place.offer.expiresAt, 'sentence-time') })}</p>
          </Notice>
        ) : null}
        <Head
          icon={asked ? <MailCheck /> : <BellRing />}
          title={asked ? t('place.asked') : t('place.live')}
          text={asked ? t('place.askedText') : t('place.liveText')}
        />
        <PlaceFacts facts={facts} />
        {asked ? (
          <PressForm action={proveAddress} hidden={{ token }} busyLabel={t('place.confirming')}>
            {t('place.confirm')}
          </PressForm>
        ) : (
          <>
            <p className="text-body text-ink-2">{t('place.keepLink')}</p>
            <details className="group rounded-panel border border-line bg-surface px-4 py-2 sm:px-6">
              <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-pine">{t('place.change')}</summary>
              <div className="pt-2 pb-4">
                <WishesForm
                  action={changePlace}
                  hidden={{ token }}
                  kept={wishes}
                  today={localDateAt(ctx.clock.now().getTime(), zone)}
                  submit={t('place.save')}
                  submitting={t('place.saving')}
                />
              </div>
            </details>
            <section aria-labelledby="leave" className="grid justify-items-start gap-2 border-t border-line pt-4">
              <h2 id="leave" className="text-h3">
                {t('place.leave')}
              </h2>
              <p className="text-ink-2">{t('place.leaveText')}</p>
              <PressForm action={leavePlace} hidden={{ token }} kind="quiet-danger" busyLabel={t('place.leaving')}>
                {t('place.leave')}
              </PressForm>
            </section>
          </>
        )}
      </div>
    </Words>
  );
}

const Head = ({ icon, title, text }: { icon: ReactNode; title: string; text: string }) => (
  <header className="grid gap-3">
    <EmptyDisc icon={icon} />
    <div className="grid gap-1">
      <h1 className="text-h1">{title}</h1>
      <p className="max-w-prose text-ink-2">{text}</p>
    </div>
  </header>
);

const Ended = ({ action, ...head }: { icon: ReactNode; title: string; text: string; action?: ReactNode }) => (
  <div className="mx-auto grid max-w-form justify-items-start gap-4 py-8">
    <Head {...head} />
    {action}
  </div>
);

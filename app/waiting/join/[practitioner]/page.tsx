import { MailCheck } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { visitorContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { practitionerCard } from '@/app/(public)/p/[slug]/card';
import { ChoiceInAddress, reasonOf } from '@/app/book/[practitioner]/choice';
import { BackLink } from '@/components/appointments/back-link';
import { reasonsAddress, timesAddress } from '@/components/booking/addresses';
import { buttonLook } from '@/components/ui/button-look';
import { EmptyDisc } from '@/components/ui/empty-disc';
import { JoinForm } from '@/components/waiting-list/join-form';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { listColleagues } from '@/lib/directory/list-colleagues';
import { askPlace } from '../../join-action';

type Props = { params: Promise<{ practitioner: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const usualWaitDays = 60;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await practitionerCard((await params).practitioner);
  const t = await getTranslations('waiting.join');
  return { title: t('metaTitle', { name: card.displayName }), robots: { index: false } };
}

/** When no time suits: wishes, identity, and a link to prove the address. */
export default async function JoinPage({ params, searchParams }: Props) {
  const card = await practitionerCard((await params).practitioner);
  const given = await searchParams;
  const t = await getTranslations('waiting');
  const choice = ChoiceInAddress.parse(given);
  if (given.sent) {
    return (
      <div className="mx-auto grid max-w-form justify-items-start gap-4 py-8">
        <EmptyDisc icon={<MailCheck />} />
        <h1 className="text-h1">{t('join.sentTitle')}</h1>
        <p className="text-ink-2">{t('join.sentText')}</p>
        <Link href={reasonsAddress(card.slug)} prefetch={false} className={buttonLook('secondary')}>
          {t('place.book')}
        </Link>
      </div>
    );
  }
  const reason = reasonOf(card, choice);
  if (!reason) redirect(reasonsAddress(card.slug, { first: choice.first }));
  const ctx = visitorContext(card.practiceId);
  const today = localDateAt(ctx.clock.now().getTime(), card.timeZone);
  return (
    <Words of={['waiting', 'common']}>
      <div className="mx-auto grid max-w-160 grid-cols-1 gap-6">
        <header>
          <BackLink href={timesAddress(card.slug, { ...choice, reason: reason.id })} label={t('join.back')} />
          <h1 className="text-h1">{t('join.title')}</h1>
          <p className="mt-1 font-semibold">
            {card.displayName} · {reason.label}
          </p>
          <p className="mt-2 max-w-prose text-ink-2">{t('join.lead')}</p>
        </header>
        <JoinForm
          action={askPlace}
          hidden={{
            practitioner: card.slug,
            reasonId: reason.id,
            isFirstVisit: choice.first === 'no' ? 'no' : 'yes',
            ...(choice.mode ? { 'modes[]': choice.mode } : {}),
          }}
          kept={{ fromDate: today, toDate: addDays(today, usualWaitDays), weekdays: [], dayParts: [] }}
          today={today}
          offersAny={(await listColleagues(ctx, card, reason)).length > 1}
          anyChosen={given.any === 'yes'}
          note={t('join.data', { practice: card.practiceName })}
        />
      </div>
    </Words>
  );
}

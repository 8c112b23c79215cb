import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { practitionerCard } from '@/app/(public)/p/[slug]/card';
import { identityAddress } from '@/components/booking/addresses';
import { BookingColumns } from '@/components/booking/booking-columns';
import { BookingSummary } from '@/components/booking/booking-summary';
import { CodeForm } from '@/components/booking/code-form';
import { HeldWords } from '@/components/booking/held-words';
import { LostHold } from '@/components/booking/lost-hold';
import { StepBar } from '@/components/booking/step-bar';
import { Notice } from '@/components/ui/notice';
import { isId } from '@/lib/core/id';
import { heldStep } from '../held-step';
import { countdownWords, noAnswerWords } from '../step-words';
import { submitCode } from './submit-code';

type Props = {
  params: Promise<{ practitioner: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await practitionerCard((await params).practitioner);
  const t = await getTranslations('booking.code');
  return { title: t('metaTitle', { name: card.displayName }), robots: { index: false } };
}

/** Still step 3: six digits prove the e-mail, and the time is booked. */
export default async function CodePage({ params, searchParams }: Props) {
  const card = await practitionerCard((await params).practitioner);
  const { hold, verification, again } = await searchParams;
  const step = await heldStep(card, hold);
  if (!step || !isId('verification', verification)) return <LostHold slug={card.slug} />;
  const { held, reason } = step;
  const { appointment } = held;
  const t = await getTranslations('booking');
  const chosen = { practitioner: card, reason, mode: appointment.mode, site: appointment.siteId, start: appointment.start.getTime() };
  const form = identityAddress(card.slug, step.attempt);
  const email = held.typed?.patient.email;

  return (
    <BookingColumns summaryLabel={t('summary')} summary={<BookingSummary {...chosen} />}>
      <StepBar back={{ href: form, label: t('steps.back') }} step={3} />
      <div className="grid grid-cols-1 gap-4">
        <header className="max-w-form">
          <h1 className="text-h1">{t('code.title')}</h1>
          <p className="text-ink-2">
            {email ? t.rich('code.sentTo', { email: () => <strong className="break-words text-ink">{email}</strong> }) : t('code.sent')}
          </p>
        </header>
        {again ? (
          <Notice tone="success" live="polite" className="max-w-form">
            <p>{t('code.sentAgain')}</p>
          </Notice>
        ) : null}
        <CodeForm
          action={submitCode}
          hidden={{ practitioner: card.slug, hold: step.attempt, verification }}
          hold={{ leftMs: held.leftMs, canExtend: !held.extended }}
          time={<HeldWords {...chosen} />}
          help={
            <p className="mb-2 text-body text-ink-2">
              {t('code.notReceived')}{' '}
              <Link href={form} prefetch={false} className="link">
                {t('code.change')}
              </Link>
            </p>
          }
          words={{
            label: t('code.label'),
            hint: t('code.hint'),
            submit: t('code.submit'),
            submitting: t('code.submitting'),
            resend: t('code.resend'),
            countdown: await countdownWords(),
            noAnswer: await noAnswerWords(),
          }}
        />
      </div>
    </BookingColumns>
  );
}

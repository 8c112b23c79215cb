import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { practitionerCard } from '@/app/(public)/p/[slug]/card';
import { timesAddress } from '@/components/booking/addresses';
import { answerField } from '@/components/booking/answer-field';
import { BeforeYouBook } from '@/components/booking/before-you-book';
import { BookingColumns } from '@/components/booking/booking-columns';
import { BookingSummary } from '@/components/booking/booking-summary';
import { HeldWords } from '@/components/booking/held-words';
import { IdentityForm } from '@/components/booking/identity-form';
import { LostHold } from '@/components/booking/lost-hold';
import { StepBar } from '@/components/booking/step-bar';
import type { HeldTime } from '@/lib/appointments/read-hold';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { PatientIdentity } from '@/lib/patients/schema';
import { heldStep } from '../held-step';
import { countdownWords, identityWords, noAnswerWords } from '../step-words';
import { ownIdentity } from './own-identity';
import { submitIdentity } from './submit-identity';

type Props = {
  params: Promise<{ practitioner: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await practitionerCard((await params).practitioner);
  const t = await getTranslations('booking.identity');
  return { title: t('metaTitle', { name: card.displayName }), robots: { index: false } };
}

/** Step 3: who comes and how to reach them. */
export default async function IdentityPage({ params, searchParams }: Props) {
  const card = await practitionerCard((await params).practitioner);
  const step = await heldStep(card, (await searchParams).hold);
  if (!step) return <LostHold slug={card.slug} />;
  const { held, reason } = step;
  const { appointment } = held;
  const t = await getTranslations('booking');
  const choice = {
    first: appointment.isFirstVisit ? 'yes' : 'no',
    reason: appointment.reasonId,
    mode: appointment.mode,
    site: appointment.siteId,
  } as const;
  const chosen = { practitioner: card, reason, mode: appointment.mode, site: appointment.siteId, start: appointment.start.getTime() };

  return (
    <BookingColumns summaryLabel={t('summary')} summary={<BookingSummary {...chosen} />}>
      <StepBar back={{ href: timesAddress(card.slug, choice), label: t('steps.back') }} step={3} />
      <div className="grid grid-cols-1 gap-4">
        <h1 className="text-h1">{t('identity.title')}</h1>
        <IdentityForm
          action={submitIdentity}
          hidden={{ practitioner: card.slug, hold: step.attempt }}
          typed={await knownValues(held, card.practiceId)}
          questions={reason.questions}
          hold={{ leftMs: held.leftMs, canExtend: !held.extended }}
          time={<HeldWords {...chosen} />}
          rules={<BeforeYouBook reason={reason} practiceName={card.practiceName} reviewed={appointment.isFirstVisit && card.reviewsNew} />}
          words={{ ...(await identityWords()), countdown: await countdownWords(), noAnswer: await noAnswerWords() }}
        />
      </div>
    </BookingColumns>
  );
}

/** What was typed for this time, else what the patient signed in has told before; written as a person would type it. */
async function knownValues({ typed }: HeldTime, practiceId: Id<'practice'>): Promise<Record<string, string> | null> {
  const locale = await requestLocale();
  if (!typed) {
    const own = await ownIdentity(practiceId);
    // For a relative, whoever is signed in is the one who books.
    return own && { ...identityValues(own, locale), 'booker.familyName': own.familyName, 'booker.givenName': own.givenName };
  }
  const { booker, answers = [] } = typed;
  return {
    forWhom: typed.forRelative ? 'relative' : 'self',
    ...identityValues(typed.patient, locale),
    ...(booker
      ? {
          'booker.familyName': booker.familyName,
          'booker.givenName': booker.givenName,
          'booker.relation': booker.relation,
          'booker.authority': 'yes',
        }
      : {}),
    ...Object.fromEntries(answers.map(({ id, answer }) => [answerField(id), answer])),
  };
}

const identityValues = ({ familyName, givenName, birthDate, phone, email }: PatientIdentity, locale: Locale) => ({
  familyName,
  givenName,
  birthDate: birthDate
    .split('-')
    .reverse()
    .join(locale === 'de' ? '.' : '/'),
  phone: phone ?? '',
  email: email ?? '',
});

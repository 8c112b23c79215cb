import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { CountdownWords } from '@/components/booking/hold-countdown';
import type { IdentityWords } from '@/components/booking/identity-form';
import type { NoAnswerWords } from '@/components/booking/use-step';
import { relations } from '@/lib/appointments/booker';

/** What the countdown says; client components get their sentences as props. */
export async function countdownWords(): Promise<CountdownWords> {
  const t = await getTranslations('booking.hold');
  return {
    kept: t('kept', { minutes: '#' }),
    lastMinute: t('lastMinute'),
    ending: t('ending'),
    endingOnce: t('endingOnce'),
    keep: t('keep'),
    expiredTitle: t('expiredTitle'),
    expiredText: t('expiredText'),
    retake: t('retake'),
  };
}

export async function noAnswerWords(): Promise<NoAnswerWords> {
  const t = await getTranslations('common.form');
  return {
    unanswered: t('unanswered'),
    unansweredHint: t('unansweredHint'),
    outdated: t('outdated'),
    outdatedHint: t('outdatedHint'),
  };
}

export async function identityWords(): Promise<IdentityWords> {
  const t = await getTranslations('booking.identity');
  const booker = await getTranslations('booking.booker');
  const questions = await getTranslations('booking.questions');
  return {
    forWhom: t('forWhom'),
    self: t('self'),
    relative: t('relative'),
    relativeHint: t('relativeHint'),
    submit: t('submit'),
    submitting: t('submitting'),
    errors: t('errors'),
    fields: {
      familyName: { label: t('familyName') },
      givenName: { label: t('givenName') },
      birthDate: { label: t('birthDate'), hint: t('birthDateHint') },
      phone: { label: t('phone') },
      email: { label: t('email'), hint: t('emailHint') },
    },
    booker: {
      title: booker('title'),
      familyName: t('familyName'),
      givenName: t('givenName'),
      relation: booker('relation'),
      choose: booker('choose'),
      relations: relations.map((value) => ({ value, label: booker(`relations.${value}`) })),
      authority: booker('authority'),
    },
    questions: {
      title: questions('title'),
      yes: questions('yes'),
      no: questions('no'),
      optional: questions('optional'),
      choose: questions('choose'),
    },
  };
}

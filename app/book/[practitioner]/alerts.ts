import 'server-only';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { sentenceFor } from '@/app/_server/wording';
import { reasonsAddress, timesAddress } from '@/components/booking/addresses';
import { intents, type StepAlert } from '@/components/booking/step-state';
import { whenText } from '@/components/patterns/when-text';
import type { HoldError, OnlineRefusal } from '@/lib/appointments/errors';
import type { AnswersRefusal } from '@/lib/appointments/questions';
import { parseInstant } from '@/lib/core/instant';
import { zoneOf } from '@/lib/core/zone';
import { nearestTimes } from '../read-times';
import type { HeldStep } from './held-step';

const plain = { near: [], retake: false } as const;

/** The time is gone: fact, what is safe, and the three nearest. */
export async function lostAlert(step: HeldStep, error: HoldError, wished: Date): Promise<StepAlert> {
  const { appointment } = step.held;
  const locale = await requestLocale();
  const t = await getTranslations('booking.refused');
  const zone = appointment.timeZone;
  const wish = {
    practitionerId: appointment.practitionerId,
    reasonId: appointment.reasonId,
    site: appointment.siteId,
    mode: appointment.mode,
    known: !appointment.isFirstVisit,
  };
  const near = await nearestTimes(step.ctx, wish, zone, wished.getTime());
  return {
    ...plain,
    tone: 'danger',
    title: error.code === 'booking.slot_taken' ? t('taken.title') : sentenceFor(locale, error),
    text: [t('kept'), near.length > 0 ? t('near', { count: near.length }) : t('noNear')].join(' '),
    near: near.map((start) => ({ start: zoneOf(zone).format(start), label: whenText(new Date(start), 'day-time', { locale, zone }) })),
  };
}

/** The hold ran out before the step was sent. */
export async function expiredAlert(): Promise<StepAlert> {
  const t = await getTranslations('booking.hold');
  return { ...plain, tone: 'danger', title: t('expiredTitle'), text: t('expiredText'), retake: true };
}

export async function plainAlert(
  tone: StepAlert['tone'],
  key: 'tooOften' | 'tooMany' | 'unknownHold' | 'extendedOnce' | 'busy',
): Promise<StepAlert> {
  const t = await getTranslations('booking.alerts');
  return { ...plain, tone, title: t(`${key}.title`), text: t(`${key}.text`) };
}

/**
 * No code leaves now. The last one left a moment ago, or this booking has had all of its codes: the last one still counts, and the practice
 * can be called.
 */
export async function noCodeAlert(tone: StepAlert['tone'], { held }: HeldStep, { usedUp }: { usedUp: boolean }): Promise<StepAlert> {
  if (!usedUp) return plainAlert(tone, 'tooOften');
  const t = await getTranslations('booking.alerts');
  return { ...plain, tone, title: t('usedUp.title'), text: t('usedUp.text'), links: await callLink(held.appointment.sitePhone ?? '') };
}

/** The practice does not take such a visit online: its own sentence, and whom to call. Nothing is booked. */
export async function blockedAnswerAlert({ message, phone }: Extract<AnswersRefusal, { message: string }>): Promise<StepAlert> {
  const t = await getTranslations('booking.blocked');
  return { ...plain, tone: 'danger', title: t('answer.title'), text: message || t('answer.text'), links: await callLink(phone) };
}

/** Told only to who proved the e-mail: which rule of the practice stands in the way, and what to do. */
export async function onlineAlert(step: HeldStep, slug: string, refusal: OnlineRefusal): Promise<StepAlert> {
  if (refusal.code === 'booking.near_another') return nearAlert(step, refusal);
  const t = await getTranslations('booking.blocked');
  const { appointment } = step.held;
  const rule = ruleOf[refusal.code];
  const most = 'most' in refusal ? refusal.most : 0;
  const choice = { first: appointment.isFirstVisit ? 'yes' : 'no', reason: appointment.reasonId, mode: appointment.mode } as const;
  const on = {
    none: [],
    otherReason: [{ href: reasonsAddress(slug, { first: choice.first }), label: t('otherReason') }],
    otherTime: [{ href: timesAddress(slug, choice), label: t('otherTime') }],
  };
  return {
    ...plain,
    tone: 'danger',
    title: t(`${rule.words}.title`, { most }),
    text: t(`${rule.words}.text`, { most }),
    links: [...(await callLink(appointment.sitePhone ?? '')), ...on[rule.on]],
  };
}

type Told = Exclude<OnlineRefusal['code'], 'booking.near_another'>;
/** The words of each rule, and where else to go; a blocked patient is only sent to the phone. */
const ruleOf: { readonly [C in Told]: { readonly words: string; readonly on: 'none' | 'otherReason' | 'otherTime' } } = {
  'booking.patient_blocked': { words: 'patient_blocked', on: 'none' },
  'booking.patient_too_many': { words: 'patient_too_many', on: 'none' },
  'booking.patient_week_full': { words: 'patient_week_full', on: 'otherTime' },
  'booking.known_only': { words: 'known_only', on: 'otherReason' },
  'booking.new_only': { words: 'new_only', on: 'otherReason' },
  'booking.no_new_patients': { words: 'no_new_patients', on: 'otherReason' },
};

async function callLink(phone: string) {
  const t = await getTranslations('booking.blocked');
  return phone ? [{ href: `tel:${phone.replace(/[^+\d]/g, '')}`, label: t('call', { phone }) }] : [];
}

async function nearAlert(step: HeldStep, near: Extract<OnlineRefusal, { appointment: object }>): Promise<StepAlert> {
  const t = await getTranslations('booking.nearAnother');
  const { appointment } = step.held;
  const locale = await requestLocale();
  const zone = appointment.timeZone;
  const other = whenText(new Date(parseInstant(near.appointment.start)?.ms ?? 0), 'day-time', { locale, zone });
  const fresh = whenText(appointment.start, 'day-time', { locale, zone });
  return {
    ...plain,
    tone: 'info',
    title: t('title'),
    text: t(near.replaceable ? 'text' : 'textKeep', { other }),
    choices: [
      ...(near.replaceable ? [{ intent: intents.replace, label: t('replace', { fresh }) }] : []),
      { intent: intents.keepBoth, label: t('keep') },
    ],
  };
}

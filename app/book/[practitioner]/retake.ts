import 'server-only';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { sentenceFor } from '@/app/_server/wording';
import type { StepAlert } from '@/components/booking/step-state';
import { whenText } from '@/components/patterns/when-text';
import type { HoldError } from '@/lib/appointments/errors';
import { holdSlot } from '@/lib/appointments/hold';
import { type HeldBy, releaseHold } from '@/lib/appointments/release-hold';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { keepHold } from '../hold-cookie';
import { nearestTimes } from '../read-times';
import type { HeldStep } from './held-step';

/** Holds again the time of an attempt, or another one, for the same reason and place. The address of the attempt stays the same. */
export async function retake({ ctx, attempt, held, token }: HeldStep, start: Date): Promise<Result<HeldBy, HoldError>> {
  const { appointment } = held;
  // The one who takes another time lets go of the first: it is free for others at once.
  await releaseHold(ctx, { id: appointment.id, token });
  const again = await holdSlot(ctx, {
    practitionerId: appointment.practitionerId,
    reasonId: appointment.reasonId,
    start,
    site: appointment.siteId,
    mode: appointment.mode,
    locale: await requestLocale(),
    isFirstVisit: appointment.isFirstVisit,
  });
  if (!again.ok) return err(again.error);
  await keepHold(attempt, again.value);
  return ok(again.value);
}

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
  };
  const near = await nearestTimes(step.ctx, wish, zone, wished.getTime());
  return {
    tone: 'danger',
    title: error.code === 'booking.slot_taken' ? t('taken.title') : sentenceFor(locale, error),
    text: [t('kept'), near.length > 0 ? t('near', { count: near.length }) : t('noNear')].join(' '),
    near: near.map((start) => ({ start: zoneOf(zone).format(start), label: whenText(new Date(start), 'day-time', { locale, zone }) })),
    retake: false,
  };
}

/** The hold ran out before the step was sent. */
export async function expiredAlert(): Promise<StepAlert> {
  const t = await getTranslations('booking.hold');
  return { tone: 'danger', title: t('expiredTitle'), text: t('expiredText'), near: [], retake: true };
}

export async function plainAlert(
  tone: StepAlert['tone'],
  key: 'tooOften' | 'tooMany' | 'unknownHold' | 'extendedOnce',
): Promise<StepAlert> {
  const t = await getTranslations('booking.alerts');
  return { tone, title: t(`${key}.title`), text: t(`${key}.text`), near: [], retake: false };
}

'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { codeLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { fieldSentences } from '@/app/_server/wording';
import { codeAddress } from '@/components/booking/addresses';
import { answerField } from '@/components/booking/answer-field';
import { intents, type StepAction, wantedStart } from '@/components/booking/step-state';
import { typedBooker } from '@/lib/appointments/booker';
import { type AnswersRefusal, answersBy } from '@/lib/appointments/questions';
import { extendHold } from '@/lib/appointments/release-hold';
import { requestCode } from '@/lib/appointments/request-code';
import { localDateAt } from '@/lib/core/zone';
import { bookingIdentity } from '@/lib/patients/schema';
import { blockedAnswerAlert, expiredAlert, lostAlert, noCodeAlert, plainAlert } from '../alerts';
import { instantOf } from '../choice';
import { heldAction, type Sent } from '../held-action';
import { retake } from '../retake';

/** The identity form: go on to the code, keep the time longer, hold it again, or take another one. */
export const submitIdentity: StepAction = async (state, form) => answer(state, form);

const answer = heldAction('booking.submit_identity', async (sent) => {
  const intent = sent.values.intent ?? '';
  const { step } = sent;
  const other = wantedStart(intent);
  if (intent === intents.retake || other) {
    const start = other ? new Date(instantOf(other)) : step.held.appointment.start;
    const again = await retake(step, start);
    if (!again.ok) return { alert: await lostAlert(step, again.error, start) };
    refresh();
    return {};
  }
  if (intent === intents.extend) {
    const extended = await extendHold(step.ctx, { id: step.held.appointment.id, token: step.token });
    refresh();
    if (extended.ok) return {};
    return { alert: extended.error.code === 'booking.hold_expired' ? await expiredAlert() : await plainAlert('info', 'extendedOnce') };
  }
  return goOn(sent);
});

async function goOn({ step, slug, values }: Sent) {
  const { ctx, held, attempt, token } = step;
  const locale = await requestLocale();
  const today = localDateAt(ctx.clock.now().getTime(), held.appointment.timeZone);
  const identity = bookingIdentity(today).safeParse(values, { reportInput: true });
  const forRelative = values.forWhom === 'relative';
  const booker = forRelative ? typedBooker.safeParse(underneath(values, 'booker.'), { reportInput: true }) : null;
  const ofBooker = (booker?.error?.issues ?? []).map((issue) => ({ ...issue, path: [`booker.${issue.path.join('.')}`] }));
  const fields = fieldSentences(locale, [...(identity.error?.issues ?? []), ...ofBooker]);
  if (!identity.success || Object.keys(fields).length > 0) return { fields };

  if (await codeLimit()) return { alert: await plainAlert('danger', 'tooMany') };
  const patient = identity.data;
  const answers = underneath(values, 'answers.');
  const hold = { id: held.appointment.id, token };
  const sent = await requestCode(ctx, { hold, patient, forRelative, booker: booker?.data, answers, locale });
  if (sent.ok) return redirect(codeAddress(slug, attempt, sent.value.id));
  switch (sent.error.code) {
    case 'booking.answers_missing':
    case 'booking.answers_long':
      return { fields: await answerFields(sent.error) };
    case 'booking.answer_blocks':
      return { alert: await blockedAnswerAlert(sent.error) };
    case 'booking.hold_expired':
      return { alert: await expiredAlert() };
    case 'booking.code_too_often': {
      // Back, then forward again with nothing changed: the code that left is still the right one.
      const unchanged = held.typed && isSame(held.typed, { patient, forRelative, booker: booker?.data, answers });
      if (unchanged && held.verification) return redirect(codeAddress(slug, attempt, held.verification));
      return { alert: await noCodeAlert('danger', step, sent.error) };
    }
    default:
      return { alert: await plainAlert('danger', 'unknownHold') };
  }
}

/** The values of fields whose names begin with `prefix`, without it. */
const underneath = (values: Sent['values'], prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
  );

type Told = { patient: object; forRelative: boolean; booker: object | undefined; answers: Record<string, string> };
const isSame = (typed: NonNullable<Sent['step']['held']['typed']>, told: Told) =>
  JSON.stringify([typed.patient, typed.forRelative, typed.booker ?? null, Object.entries(answersBy(typed.answers ?? []))]) ===
  JSON.stringify([told.patient, told.forRelative, told.booker ?? null, Object.entries(told.answers).filter(([, answer]) => answer.trim())]);

async function answerFields(refusal: Extract<AnswersRefusal, { questions: readonly string[] }>) {
  const t = await getTranslations('booking.questions');
  const sentence = refusal.code === 'booking.answers_long' ? t('long', { most: refusal.most }) : t('missing');
  return Object.fromEntries(refusal.questions.map((id) => [answerField(id), [sentence]]));
}

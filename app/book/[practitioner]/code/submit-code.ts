'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { codeLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { sentenceFor } from '@/app/_server/wording';
import { codeAddress } from '@/components/booking/addresses';
import { intents, type StepAction, wantedStart } from '@/components/booking/step-state';
import { type Confirmation, confirmBooking } from '@/lib/appointments/confirm';
import { isOnlineRefusal } from '@/lib/appointments/judge-visitor';
import { answersBy } from '@/lib/appointments/questions';
import { readHold } from '@/lib/appointments/read-hold';
import { extendHold, type HeldBy } from '@/lib/appointments/release-hold';
import { requestCode } from '@/lib/appointments/request-code';
import { isId } from '@/lib/core/id';
import { blockedAnswerAlert, expiredAlert, lostAlert, noCodeAlert, onlineAlert, plainAlert } from '../alerts';
import { instantOf } from '../choice';
import { heldAction, type Sent } from '../held-action';
import { confirmedAddress } from '../held-step';
import { retake } from '../retake';

/** The code form: book, ask for another code, keep the time longer, hold it again, take another one, or say what becomes of two visits. */
export const submitCode: StepAction = async (state, form) => answer(state, form);

const nearBy: Readonly<Record<string, 'keep' | 'replace'>> = { [intents.keepBoth]: 'keep', [intents.replace]: 'replace' };

const answer = heldAction('booking.submit_code', async (sent) => {
  const intent = sent.values.intent ?? '';
  const { step } = sent;
  const hold = { id: step.held.appointment.id, token: step.token };
  const other = wantedStart(intent);
  if (intent === intents.retake || other) {
    const start = other ? new Date(instantOf(other)) : step.held.appointment.start;
    const again = await retake(step, start);
    return again.ok ? sendCode(sent, again.value) : { alert: await lostAlert(step, again.error, start) };
  }
  if (intent === intents.resend) return sendCode(sent, hold);
  if (intent === intents.extend) {
    const extended = await extendHold(step.ctx, hold);
    refresh();
    if (extended.ok) return {};
    return { alert: extended.error.code === 'booking.hold_expired' ? await expiredAlert() : await plainAlert('info', 'extendedOnce') };
  }
  const { verification, code = '' } = sent.values;
  if (!isId('verification', verification)) return { alert: await plainAlert('danger', 'unknownHold') };
  // The digits, however they were pasted. Who chose between two visits typed them already: the hold's own token says so.
  return confirm(sent, { verification, code: code.replace(/\D/g, ''), hold, near: nearBy[intent] });
});

/** A new code for what was typed, for the time now held. */
async function sendCode({ step, slug }: Sent, hold: HeldBy) {
  const { typed } = step.held;
  if (!typed) return { alert: await plainAlert('danger', 'unknownHold') };
  if (await codeLimit()) return { alert: await plainAlert('danger', 'tooMany') };
  const sent = await requestCode(step.ctx, { hold, ...typed, answers: answersBy(typed.answers ?? []), locale: await requestLocale() });
  if (sent.ok) return redirect(codeAddress(slug, step.attempt, sent.value.id, true));
  if (sent.error.code === 'booking.hold_expired') return { alert: await expiredAlert() };
  if (sent.error.code === 'booking.answer_blocks') return { alert: await blockedAnswerAlert(sent.error) };
  if (sent.error.code === 'booking.code_too_often') return { alert: await noCodeAlert('info', step, sent.error) };
  return { alert: await plainAlert('danger', sent.error.code === 'booking.agenda_busy' ? 'busy' : 'unknownHold') };
}

async function confirm({ step, slug }: Sent, proof: Confirmation) {
  if (step.held.leftMs === 0) return { alert: await expiredAlert() };
  const t = await getTranslations('booking.code');
  if (proof.code.length !== 6 && !proof.near) return { fields: { code: [t('sixDigits')] } };
  const confirmed = await confirmBooking(step.ctx, proof);
  if (confirmed.ok) return redirect(confirmedAddress(confirmed.value.manageToken));
  const { error } = confirmed;
  if (error.code === 'booking.hold_expired') return { alert: await expiredAlert() };
  if (error.code === 'booking.agenda_busy') return { alert: await plainAlert('danger', 'busy') };
  if (isOnlineRefusal(error)) return { alert: await onlineAlert(step, slug, error) };
  if (error.code === 'booking.code_used') {
    // The second press of a double click, come in while the first was booking.
    const now = await readHold(step.ctx, { id: step.held.appointment.id, token: step.token });
    if (now?.kind === 'booked') return redirect(confirmedAddress(now.manageToken));
  }
  return { fields: { code: [sentenceFor(await requestLocale(), error)] } };
}

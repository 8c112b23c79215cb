'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { codeLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { sentenceFor } from '@/app/_server/wording';
import { codeAddress } from '@/components/booking/addresses';
import { intents, type StepAction, wantedStart } from '@/components/booking/step-state';
import { confirmBooking, type Proof } from '@/lib/appointments/confirm';
import { readHold } from '@/lib/appointments/read-hold';
import { extendHold, type HeldBy } from '@/lib/appointments/release-hold';
import { requestCode } from '@/lib/appointments/request-code';
import { isId } from '@/lib/core/id';
import { instantOf } from '../choice';
import { heldAction, type Sent } from '../held-action';
import { confirmedAddress } from '../held-step';
import { expiredAlert, lostAlert, plainAlert, retake } from '../retake';

/** The code form: book, ask for another code, keep the time longer, hold it again, or take another one. */
export const submitCode: StepAction = async (state, form) => answer(state, form);

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
  const proof = proofOf(sent.values);
  return proof ? confirm(sent, proof) : { alert: await plainAlert('danger', 'unknownHold') };
});

/** A new code for what was typed, for the time now held. */
async function sendCode({ step, slug }: Sent, hold: HeldBy) {
  const { typed } = step.held;
  if (!typed) return { alert: await plainAlert('danger', 'unknownHold') };
  if (await codeLimit()) return { alert: await plainAlert('danger', 'tooMany') };
  const sent = await requestCode(step.ctx, { hold, ...typed, locale: await requestLocale() });
  if (sent.ok) return redirect(codeAddress(slug, step.attempt, sent.value.id, true));
  if (sent.error.code === 'booking.hold_expired') return { alert: await expiredAlert() };
  return { alert: await plainAlert('info', 'tooOften') };
}

/** The digits, however they were pasted. */
const proofOf = ({ verification, code = '' }: Sent['values']): Proof | null =>
  isId('verification', verification) ? { verification, code: code.replace(/\D/g, '') } : null;

async function confirm({ step }: Sent, proof: Proof) {
  if (step.held.leftMs === 0) return { alert: await expiredAlert() };
  const confirmed = proof.code.length === 6 ? await confirmBooking(step.ctx, proof) : null;
  if (confirmed?.ok) return redirect(confirmedAddress(confirmed.value.manageToken));
  if (confirmed?.error.code === 'booking.hold_expired') return { alert: await expiredAlert() };
  if (confirmed?.error.code === 'booking.code_used') {
    // The second press of a double click, come in while the first was booking.
    const now = await readHold(step.ctx, { id: step.held.appointment.id, token: step.token });
    if (now?.kind === 'booked') return redirect(confirmedAddress(now.manageToken));
  }
  const t = await getTranslations('booking.code');
  return { fields: { code: [confirmed ? sentenceFor(await requestLocale(), confirmed.error) : t('sixDigits')] } };
}

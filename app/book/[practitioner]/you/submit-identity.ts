'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { codeLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { fieldSentences } from '@/app/_server/wording';
import { codeAddress } from '@/components/booking/addresses';
import { intents, type StepAction, wantedStart } from '@/components/booking/step-state';
import { extendHold } from '@/lib/appointments/release-hold';
import { requestCode } from '@/lib/appointments/request-code';
import { localDateAt } from '@/lib/core/zone';
import { bookingIdentity } from '@/lib/patients/schema';
import { instantOf } from '../choice';
import { heldAction, type Sent } from '../held-action';
import { expiredAlert, lostAlert, plainAlert, retake } from '../retake';

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
  if (!identity.success) return { fields: fieldSentences(locale, identity.error.issues) };

  if (await codeLimit()) return { alert: await plainAlert('danger', 'tooMany') };
  const forRelative = values.forWhom === 'relative';
  const sent = await requestCode(ctx, { hold: { id: held.appointment.id, token }, patient: identity.data, forRelative, locale });
  if (sent.ok) return redirect(codeAddress(slug, attempt, sent.value.id));
  // Back, then forward again with nothing changed: the code that left is still the right one.
  const unchanged = JSON.stringify(held.typed) === JSON.stringify({ patient: identity.data, forRelative });
  if (sent.error.code === 'booking.code_too_often' && unchanged && held.verification)
    return redirect(codeAddress(slug, attempt, held.verification));
  if (sent.error.code === 'booking.hold_expired') return { alert: await expiredAlert() };
  return { alert: await plainAlert('danger', sent.error.code === 'booking.code_too_often' ? 'tooOften' : 'unknownHold') };
}

import 'server-only';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import type { Refusal } from '@/app/_server/errors';
import { reportFault } from '@/app/_server/fault';
import { requestLocale } from '@/app/_server/locale';
import { isOwnRequest } from '@/app/_server/own-request';
import { sentenceFor } from '@/app/_server/wording';
import type { StepAction, StepState } from '@/components/booking/step-state';
import { formValues, valuesToShow } from '@/components/patterns/form-values';
import { findPractitioner } from '@/lib/directory/find-practitioner';
import { plainAlert } from './alerts';
import { type HeldStep, heldStep } from './held-step';

export type Sent = { readonly step: HeldStep; readonly slug: string; readonly values: Readonly<Record<string, string>> };
type Answer = Partial<StepState>;

/**
 * Check the origin, find the hold this browser shows, act: the frame of the two forms of step 3. What was typed comes back with every
 * answer, and a fault says the code that finds it in the log.
 */
export const heldAction =
  (name: string, work: (sent: Sent) => Promise<Answer>): StepAction =>
  async (_state, form) => {
    const values = textsOf(form);
    const answer = await attempt(values, work).catch(async (error: unknown): Promise<Answer> => {
      const reference = reportFault(error, { kind: name });
      return { alert: await refusalAlert({ code: 'fault.unknown', reference }) };
    });
    return { fields: {}, values: textsOnly(valuesToShow(values)), alert: null, ...answer };
  };

async function attempt(values: Sent['values'], work: (sent: Sent) => Promise<Answer>): Promise<Answer> {
  if (!(await isOwnRequest())) return { alert: await refusalAlert({ code: 'request.foreign_origin' }) };
  const card = await findPractitioner(openContext(), values.practitioner ?? '');
  const step = card && (await heldStep(card, values.hold));
  return card && step ? work({ step, slug: card.slug, values }) : { alert: await plainAlert('danger', 'unknownHold') };
}

async function refusalAlert(refusal: Refusal) {
  const t = await getTranslations('booking.refused');
  return { tone: 'danger', title: sentenceFor(await requestLocale(), refusal), text: t('kept'), near: [], retake: false } as const;
}

const textsOf = (form: FormData) => textsOnly(formValues(form));
const textsOnly = (values: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

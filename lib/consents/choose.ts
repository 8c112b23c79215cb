import type { Context } from '@/lib/context';
import type { Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { type Answered, answerIn } from './answer-in';
import type { ConsentError } from './errors';
import type { Texts } from './rules';
import type { Choice } from './schema';
import { consentTexts } from './texts';

/**
 * Records what somebody chose: a member for themselves, the owner for the practice, a patient for an own file. Effective for every reader
 * from its commit on. Refused: another's choice, a yes to a text no longer in force, switching off what is an acknowledgement.
 */
export const chooseConsent = (
  ctx: Context,
  choice: Choice,
  texts: Texts = consentTexts,
): Promise<Result<Answered, ConsentError | LifecycleError>> =>
  changeInPractice(ctx, 'consents.choose', (tx) => answerIn(tx, choice, texts));

import { chooseOwn, readOwn } from '@/lib/consents/choose-own';
import type { ConsentError } from '@/lib/consents/errors';
import { inForce, type TextVersion } from '@/lib/consents/rules';
import { consentTexts } from '@/lib/consents/texts';
import type { OpenContext } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { ok, type Result } from '@/lib/core/result';
import { randomToken, sha256Hex } from '@/lib/platform/crypto';

/** The text visitors answer about the counting of public pages, as it is in force now. */
export const visitorText = ({ clock }: Pick<OpenContext, 'clock'>): TextVersion =>
  inForce(consentTexts, 'audience_measurement', clock.now());

type Answer = {
  /** The random number this browser kept from an earlier choice; null for its first. */
  readonly token: string | null;
  readonly isGiven: boolean;
  readonly language: Locale;
  readonly textVersion: string;
  readonly noticeId: 'cookie-banner' | 'cookie-page';
};

/**
 * Writes down what a browser's visitor chose, under the hash of a random number that only this browser keeps. A yes to a text that is no
 * longer in force is refused. @returns the number to keep.
 */
export async function chooseMeasurement(
  open: OpenContext,
  { token, isGiven, language, textVersion, noticeId }: Answer,
): Promise<Result<{ token: string }, ConsentError>> {
  const kept = token ?? randomToken(18);
  const answer = isGiven ? 'given' : 'refused';
  const chosen = await chooseOwn(open, visitorOf(kept), { key: 'audience_measurement', answer, noticeId, language, textVersion });
  return chosen.ok ? ok({ token: kept }) : chosen;
}

/** Whether this browser's visitor says yes to being counted, by the record and not by the cookie. */
export const isCounted = async (open: OpenContext, token: string): Promise<boolean> =>
  (await readOwn(open, visitorOf(token), 'audience_measurement')) === 'given';

const visitorOf = (token: string) => ({ visitor: sha256Hex(token) });

import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { checkCredentials, deviceMark } from './check-credentials';
import { findOwnPlaces, noteActivity } from './data';
import type { SignInError } from './errors';
import type { Device, Landing, SignIn } from './schema';
import { landingOf, startSession } from './session-start';

export type SignInWish = SignIn & { readonly device: Device; readonly knownDevice?: string | undefined };
export type NewSession = {
  readonly sid: string;
  readonly accountId: Id<'account'>;
  readonly landing: Landing;
  readonly locale: Locale;
  readonly knownDevice: string;
};

/** Opens a new session for a right e-mail and password. Every refusal is the same one, in the same time (see checkCredentials). */
export async function signIn(open: OpenContext, wish: SignInWish): Promise<Result<NewSession, SignInError>> {
  const account = await checkCredentials(open, wish);
  if (!account) return err({ code: 'access.credentials_wrong' });

  return inScope(open, { account: account.id }, async (tx) => {
    const places = await findOwnPlaces(tx, account.id);
    const landing = landingOf(places);
    const workingIn = landing === 'practice' ? (places.memberships[0]?.practiceId ?? null) : null;
    const sid = await startSession(tx, { accountId: account.id, workingIn, device: wish.device });
    await noteActivity(tx, account.id, tx.clock.now());
    return ok({ sid, accountId: account.id, landing, locale: account.locale, knownDevice: deviceMark(open, account) });
  });
}

import 'server-only';
import { cookies, headers } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { openSession } from '@/lib/access/open-session';
import { SignIn } from '@/lib/access/schema';
import { type NewSession, signIn } from '@/lib/access/sign-in';
import { signOut } from '@/lib/access/sign-out';
import { err, ok, type Result } from '@/lib/core/result';
import { keepUsedAccount } from '@/lib/deletions/keep-used-account';
import { env } from '@/lib/platform/env';
import { openContext } from './context';
import { localeCookie } from './cookies';
import { deviceOf } from './device';
import type { Refusal } from './errors';
import { limitBy } from './limit';
import { rememberLocale } from './locale';
import { isOwnRequest } from './own-request';
import { platform } from './platform';
import {
  callbackCookieName,
  cookieOptions,
  csrfCookieName,
  readKnownDevice,
  sessionCookieName,
  sessionSeconds,
  writeKnownDevice,
} from './session-cookie';

/** Which sort of device this request comes from. */
export const requestDevice = async () => deviceOf((await headers()).get('user-agent'));

/** Besides the account's own rest: one address trying many accounts. */
const addressLimit = limitBy('sign-in', { points: 30, seconds: 300 });

/** Signs in from this request, whichever door it came by: the page's form or next-auth's own route. */
export async function signInHere(wish: SignIn): Promise<Result<NewSession & { readonly isKept: boolean }, Refusal>> {
  if (!(await isOwnRequest())) return err({ code: 'request.foreign_origin' });
  const limited = await addressLimit();
  if (limited) return err(limited);
  const result = await signIn(openContext(), { ...wish, device: await requestDevice(), knownDevice: await readKnownDevice() });
  if (!result.ok) return result;
  await writeKnownDevice(result.value.knownDevice);
  if (!(await cookies()).has(localeCookie)) await rememberLocale(result.value.locale);
  // Closed for want of use, had nobody signed in: this one does.
  return ok({ ...result.value, isKept: await keepUsedAccount(openContext(), result.value.accountId) });
}

/** next-auth as the contract of the cookie: credentials, JWT strategy, and in the token an opaque id alone. */
export function authOptions(): AuthOptions {
  const { NEXTAUTH_SECRET: secret } = env();
  return {
    secret,
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (given) => {
          const wish = SignIn.safeParse(given);
          if (!wish.success) return null;
          const session = await signInHere(wish.data);
          return session.ok ? { id: session.value.sid } : null;
        },
      }),
    ],
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      csrfToken: { name: csrfCookieName(), options: cookieOptions() },
      callbackUrl: { name: callbackCookieName(), options: cookieOptions() },
    },
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user) return { sid: user.id };
        // next-auth takes a throw for "no session" and clears the cookie: a revoked row ends it here as everywhere else.
        if (typeof token.sid !== 'string' || !(await openSession(openContext(), token.sid))) throw new Error('session ended');
        return { sid: token.sid };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await signOut(openContext(), token.sid);
      },
    },
    logger: {
      error: (code) => platform().logger.debug({ event: 'next-auth.error', code: String(code).toUpperCase() }),
      warn: (code) => platform().logger.debug({ event: 'next-auth.warning', code: String(code).toUpperCase() }),
      debug: () => undefined,
    },
  };
}

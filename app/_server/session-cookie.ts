import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { sessionLimits } from '@/lib/access/rules';
import { env } from '@/lib/platform/env';
import { isSecure } from './cookies';

/** `__Host-` binds a cookie to this very host over TLS; plain http on one's own machine cannot have it. */
const named = (name: string) => (isSecure() ? `__Host-${name}` : name);
export const sessionCookieName = () => named('next-auth.session-token');
export const csrfCookieName = () => named('next-auth.csrf-token');
export const callbackCookieName = () => named('next-auth.callback-url');
const deviceCookieName = () => named('prati_device');

export const cookieOptions = () => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure() }) as const;
export const sessionSeconds = sessionLimits.longest / 1000;

/** The opaque id in the sealed cookie; null when there is none or it was not made by us. The row it names decides, not the cookie. */
export async function readSid(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  try {
    const { sid } = (await decode({ token, secret: env().NEXTAUTH_SECRET })) ?? {};
    return typeof sid === 'string' ? sid : null;
  } catch {
    // Forged, cut or sealed with a former secret: the same as no cookie, and nothing of it is worth a log line.
    return null;
  }
}

/** Puts the opaque id, and nothing else, into next-auth's cookie: as its own callback route does. */
export async function writeSid(sid: string): Promise<void> {
  const token = await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET, maxAge: sessionSeconds });
  (await cookies()).set(sessionCookieName(), token, { ...cookieOptions(), maxAge: sessionSeconds });
}

export async function clearSid(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...cookieOptions(), maxAge: 0 });
}

export const readKnownDevice = async (): Promise<string | undefined> => (await cookies()).get(deviceCookieName())?.value;

export async function writeKnownDevice(mark: string): Promise<void> {
  (await cookies()).set(deviceCookieName(), mark, { ...cookieOptions(), maxAge: 180 * 86_400 });
}

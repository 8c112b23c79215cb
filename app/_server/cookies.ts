import { env } from '@/lib/platform/env';

export const localeCookie = 'prati_locale';
export const densityCookie = 'prati_density';

export const isSecure = () => env().APP_URL.startsWith('https:');

/** Attributes of a preference that lives in the browser: not secret, kept for a year. */
export const preferenceCookie = () => ({ path: '/', sameSite: 'lax', httpOnly: true, secure: isSecure(), maxAge: 365 * 86_400 }) as const;

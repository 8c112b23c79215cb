import 'server-only';
import { headers } from 'next/headers';
import type { Refusal } from './errors';
import { rateLimiter } from './platform';

/**
 * The client's address as the one proxy in front wrote it: the last entry, since what stands before it came from the client. Without any
 * proxy the server itself writes it.
 */
async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for') ?? '';
  return forwarded.split(',').at(-1)?.trim() || 'unknown';
}

/** A limit of `points` per address within `seconds`, off in local mode unless RATE_LIMIT=on. Null lets the request pass. */
export const limitBy =
  (name: string, { points, seconds }: { readonly points: number; readonly seconds: number }) =>
  async (): Promise<Refusal | null> => {
    const counted = await rateLimiter().limited(name, await clientAddress(), points, seconds);
    return counted.ok ? null : counted.error;
  };

/** Keeping times and asking for codes: the page and the API draw on the same count. */
export const holdLimit = limitBy('hold', { points: 30, seconds: 600 });
export const codeLimit = limitBy('code', { points: 10, seconds: 3600 });

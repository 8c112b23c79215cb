import { z } from 'zod';
import type { Clock } from '@/lib/core/clock';

export type VivaSettings = {
  /** Roots without a slash at the end: of /connect/token; of /checkout/v2; of /api and of the checkout page. */
  readonly accountsUrl: string;
  readonly apiUrl: string;
  readonly checkoutUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly merchantId: string;
  readonly apiKey: string;
  readonly sourceCode: string;
  readonly timeoutMs?: number;
};

/** `sure`: Viva answered that it did nothing. Otherwise it may have. */
export type Asked<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly sure: boolean; readonly status: number | null };
type Method = 'GET' | 'POST' | 'DELETE';

const token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
/** Renewed this long before it runs out, so that none runs out on the way. */
const marginMs = 60_000;
const pair = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

/** Viva's two doors: the newer one opens with a token of an hour, the older one with merchant id and key. */
export function vivaDoor(settings: VivaSettings, clock: Clock) {
  let held: { readonly value: string; readonly until: number } | null = null;

  async function ask<S extends z.ZodType>(schema: S, url: string, init: RequestInit): Promise<Asked<z.output<S>>> {
    try {
      const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(settings.timeoutMs ?? 8_000) });
      const text = await response.text();
      // Only a refusal of the request itself is certain; an inner error may have happened after the money moved.
      if (!response.ok)
        return { ok: false, sure: response.status >= 400 && response.status < 500 && response.status !== 408, status: response.status };
      const read = schema.safeParse(JSON.parse(text));
      return read.success ? { ok: true, body: read.data } : { ok: false, sure: false, status: response.status };
    } catch {
      // No answer in time, a cut line, or an answer that is not JSON.
      return { ok: false, sure: false, status: null };
    }
  }

  async function bearerToken(): Promise<Asked<string>> {
    const now = clock.now().getTime();
    if (held && now < held.until) return { ok: true, body: held.value };
    const answer = await ask(token, `${settings.accountsUrl}/connect/token`, {
      method: 'POST',
      headers: { Authorization: pair(settings.clientId, settings.clientSecret), 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    if (!answer.ok) return { ...answer, sure: true };
    held = { value: answer.body.access_token, until: now + answer.body.expires_in * 1_000 - marginMs };
    return { ok: true, body: held.value };
  }

  const json = (authorization: string, method: Method, body?: unknown): RequestInit => ({
    method,
    headers: {
      Authorization: authorization,
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

  return {
    basic: <S extends z.ZodType>(schema: S, method: Method, path: string, body?: unknown) =>
      ask(schema, settings.checkoutUrl + path, json(pair(settings.merchantId, settings.apiKey), method, body)),
    /** A token refused before its time is thrown away and asked for anew, once. */
    async bearer<S extends z.ZodType>(schema: S, method: Method, path: string, body?: unknown): Promise<Asked<z.output<S>>> {
      for (let tries = 0; ; tries++) {
        const opened = await bearerToken();
        if (!opened.ok) return opened;
        const answer = await ask(schema, settings.apiUrl + path, json(`Bearer ${opened.body}`, method, body));
        if (answer.ok || answer.status !== 401 || tries > 0) return answer;
        held = null;
      }
    },
  };
}

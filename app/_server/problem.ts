import 'server-only';
import { STATUS_CODES } from 'node:http';
import type { Locale } from '@/lib/core/locale';
import { type Refusal, statusOf, waitOf } from './errors';
import { sentenceFor } from './wording';

const noStore = { 'Cache-Control': 'private, no-store' };

/** RFC 9457 problem details with our code; what the refusal knows besides stands beside it. `Retry-After` where waiting helps. */
export function problem(refusal: Refusal, locale: Locale): Response {
  const { code, ...facts } = refusal;
  const status = statusOf[code];
  const wait = waitOf(refusal);
  const members = {
    type: `urn:prati:error:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: sentenceFor(locale, refusal),
  };
  return new Response(JSON.stringify({ ...facts, ...members }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': locale,
      ...noStore,
      ...(wait === null ? {} : { 'Retry-After': String(wait) }),
    },
  });
}

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...noStore } });

export const noContent = (): Response => new Response(null, { status: 204, headers: noStore });

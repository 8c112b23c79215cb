import { type APIRequestContext, expect } from '@playwright/test';
import { z } from 'zod';
import { calls } from '@/app/api/v1/_contract/openapi';
import { problemAnswer } from '@/app/api/v1/_contract/schemas';
import { codeFor, someone } from './pages/booking-page';

type Sent = { readonly body?: unknown; readonly headers?: Record<string, string> };
export type Answered<T = Record<string, unknown>> = { readonly status: number; readonly body: T; readonly headers: Record<string, string> };
type Method = (typeof calls)[number]['method'];

export type Slot = { readonly start: string; readonly end: string; readonly site: string; readonly mode: string };
export type Practitioner = { readonly slug: string; readonly reason: string };

/** Calls the API and holds every answer against its description: a status it names, a body of its schema, problem details for a no. */
export class ApiCaller {
  constructor(readonly request: APIRequestContext) {}

  async call<T = Record<string, unknown>>(method: Method, path: string, { body, headers = {} }: Sent = {}): Promise<Answered<T>> {
    // Bytes are sent as they are; of a text that is no JSON the client would make one.
    const data = body === undefined ? {} : { data: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)) };
    const response = await this.request.fetch(path, {
      ...{ method: method.toUpperCase(), ...data, maxRedirects: 0 },
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    });
    const status = response.status();
    const text = await response.text();
    const answered = text === '' ? null : (JSON.parse(text) as T);
    const described = calls.find((call) => call.method === method && asPattern(call.path).test(path.split('?')[0] ?? ''));
    if (!described) throw new Error(`${method} ${path} is not described`);
    expect(
      [described.success, ...Object.keys(described.refusals).map(Number)],
      `${method} ${path} answered ${text.slice(0, 200)}`,
    ).toContain(status);
    if (status === described.success) expectShape(described.answer, answered);
    else expectProblem(status, response.headers(), answered);
    return { status, body: answered as T, headers: response.headers() };
  }

  slots({ slug, reason }: Practitioner, from: string, days = 1): Promise<Slot[]> {
    return this.call<{ slots: Slot[] }>('get', `/api/v1/practitioners/${slug}/slots?reason=${reason}&from=${from}&days=${days}`).then(
      ({ body }) => body.slots,
    );
  }

  hold({ slug, reason }: Practitioner, start: string | undefined, headers: Record<string, string> = {}) {
    return this.call<Held>('post', '/api/v1/holds', { body: { practitioner: slug, reason, start }, headers });
  }

  /** From a held time to the code in the mail. */
  async askCode(hold: Held, change: Record<string, unknown> = {}) {
    const { givenName: firstName, familyName: lastName, ...rest } = someone();
    const patient = { firstName, lastName, ...rest, ...change };
    const asked = await this.call<{ verification: { id: string; channel: string; expiresAt: string } }>('post', '/api/v1/appointments', {
      body: { hold: { id: hold.id, token: hold.token }, patient, locale: 'fr' },
    });
    return { ...asked, patient };
  }

  async book(practitioner: Practitioner, start: string | undefined) {
    const { body: hold } = await this.hold(practitioner, start);
    const { body, patient } = await this.askCode(hold);
    const proof = { verification: body.verification.id, code: await codeFor(this.request, patient.email) };
    const booked = await this.call<Booked>('post', '/api/v1/appointments/verify', { body: proof });
    return { ...booked.body, proof, patient, token: new URL(booked.body.manageUrl).pathname.split('/').at(-1) ?? '' };
  }
}

export type Held = { readonly id: string; readonly token: string; readonly expiresAt: string };
type Booked = { readonly id: string; readonly status: string; readonly start: string; readonly end: string; readonly manageUrl: string };

const asPattern = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

function expectShape(schema: z.ZodType | undefined, body: unknown): void {
  const read = (schema ?? z.null()).safeParse(body);
  expect(read.success ? [] : read.error.issues).toEqual([]);
  expect(read.data, 'nothing but what is described').toEqual(body);
}

function expectProblem(status: number, headers: Record<string, string>, body: unknown): void {
  expect(headers['content-type']).toContain('application/problem+json');
  expect(headers['cache-control']).toContain('no-store');
  const problem = problemAnswer.parse(body);
  expect(problem.status).toBe(status);
  expect(problem.detail).toMatch(/\p{L}+ \p{L}+/u);
  expect(problem.type).toBe(`urn:prati:error:${problem.code}`);
}

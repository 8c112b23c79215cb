import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { emailContract, sampleMail } from './contract';
import { resendEmail } from './resend';

const sent = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  attachments: z.array(z.object({ filename: z.string(), content: z.string(), content_type: z.string() })),
});
type Reply = 'accept' | 'hang' | 'reset' | { status: number; name: string; headers?: Record<string, string> };

/** Resend's send endpoint as its documentation describes it, able to misbehave on the next calls. */
class FakeResend {
  readonly accepted = new Map<string, { body: string; mail: z.infer<typeof sent>; id: string }>();
  readonly next: Reply[] = [];
  calls = 0;
  private readonly server: Server = createServer((req, res) => void this.answer(req, res));

  async listen() {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
  private async answer(req: IncomingMessage, res: ServerResponse) {
    this.calls += 1;
    let body = '';
    for await (const part of req) body += String(part);
    const reply = this.next.shift() ?? 'accept';
    const say = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(JSON.stringify(value));
    };
    if (reply === 'hang') return;
    if (reply === 'reset') return res.destroy();
    if (reply !== 'accept') return say(reply.status, { statusCode: reply.status, name: reply.name, message: 'no' }, reply.headers);
    if (req.url !== '/emails' || req.headers.authorization !== 'Bearer re_test')
      return say(401, { statusCode: 401, name: 'invalid_api_key', message: 'no' });
    const key = String(req.headers['idempotency-key']);
    const known = this.accepted.get(key);
    if (known && known.body !== body) return say(409, { statusCode: 409, name: 'invalid_idempotent_request', message: 'no' });
    const entry = known ?? { body, mail: sent.parse(JSON.parse(body)), id: `re_${this.accepted.size + 1}` };
    this.accepted.set(key, entry);
    return say(200, { id: entry.id });
  }
}

let fake: FakeResend;
let baseUrl: string;
const port = (timeoutMs = 2_000) => resendEmail({ key: 're_test', baseUrl, from: 'Prati <no-reply@prati.test>', timeoutMs });

beforeEach(async () => {
  fake = new FakeResend();
  baseUrl = await fake.listen();
});
afterEach(() => fake.close());

emailContract('Resend', () => ({
  port: port(),
  arrived: async () =>
    [...fake.accepted.values()].map(({ mail }) => ({
      ...mail,
      attachments: mail.attachments.map(({ filename, content_type }) => ({ name: filename, type: content_type })),
    })),
}));

describe('when Resend misbehaves', () => {
  test('says who it is from, and sends the file as it is', async () => {
    await port().send(sampleMail());
    const [{ mail } = { mail: undefined }] = [...fake.accepted.values()];
    expect(mail?.from).toBe('Prati <no-reply@prati.test>');
    expect(Buffer.from(mail?.attachments[0]?.content ?? '', 'base64').toString()).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  });

  test.each<[string, Reply, object]>([
    ['an inner error', { status: 500, name: 'internal_server_error' }, { code: 'email.unreachable', retry: true }],
    [
      'too many at once',
      { status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '7' } },
      { code: 'email.refused', retry: true, afterSeconds: 7 },
    ],
    ['a used-up quota', { status: 429, name: 'daily_quota_exceeded' }, { code: 'email.refused', retry: true }],
    ['a key withdrawn', { status: 403, name: 'invalid_api_key' }, { code: 'email.refused', retry: true }],
    ['the same key under way', { status: 409, name: 'concurrent_idempotent_requests' }, { code: 'email.refused', retry: true }],
    ['an address it will not take', { status: 422, name: 'validation_error' }, { code: 'email.refused', retry: false }],
    ['a cut line', 'reset', { code: 'email.unreachable', retry: true }],
  ])('%s is told apart', async (_, reply, error) => {
    fake.next.push(reply);
    expect(await port().send(sampleMail())).toEqual({ ok: false, error });
  });

  test('a silent carrier is given up in time, and the next try with the same key leaves one mail', async () => {
    fake.next.push('hang');
    const mail = sampleMail();
    const began = performance.now();
    expect(await port(300).send(mail)).toEqual({ ok: false, error: { code: 'email.unreachable', retry: true } });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(await port().send(mail)).toMatchObject({ ok: true });
    expect(fake.accepted.size).toBe(1);
  });

  test('a carrier that is not there at all is unreachable', async () => {
    await fake.close();
    expect(await port().send(sampleMail())).toMatchObject({ ok: false, error: { code: 'email.unreachable', retry: true } });
    await fake.listen();
  });
});

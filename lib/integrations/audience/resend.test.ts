import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audienceContract } from './contract';
import { resendAudience } from './resend';

type Reply = 'hang' | 'reset' | number;

/** Resend's contacts of one audience as its documentation describes them, able to misbehave on the next calls. */
class FakeContacts {
  readonly addresses = new Set<string>();
  readonly next: Reply[] = [];
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
    let body = '';
    for await (const part of req) body += String(part);
    const say = (status: number, value: unknown) => {
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(value));
    };
    const reply = this.next.shift();
    if (reply === 'hang') return;
    if (reply === 'reset') return res.destroy();
    if (reply) return say(reply, { statusCode: reply, name: 'application_error', message: 'no' });
    const [, address] = /^\/audiences\/aud_1\/contacts(?:\/(.+))?$/.exec(req.url ?? '') ?? [];
    if (req.headers.authorization !== 'Bearer re_test') return say(401, { statusCode: 401, name: 'invalid_api_key', message: 'no' });
    if (req.method === 'POST') {
      const { email, unsubscribed, ...more } = JSON.parse(body) as Record<string, unknown>;
      if (typeof email !== 'string' || unsubscribed !== false || Object.keys(more).length > 0)
        return say(422, { statusCode: 422, name: 'validation_error', message: 'no' });
      this.addresses.add(email);
      return say(201, { object: 'contact', id: 'con_1' });
    }
    const email = decodeURIComponent(address ?? '');
    if (!this.addresses.delete(email)) return say(404, { statusCode: 404, name: 'not_found', message: 'no' });
    return say(200, { object: 'contact', contact: email, deleted: true });
  }
}

let fake: FakeContacts;
let baseUrl: string;
const port = (timeoutMs = 2_000) => resendAudience({ key: 're_test', audienceId: 'aud_1', baseUrl, timeoutMs });
beforeEach(async () => {
  fake = new FakeContacts();
  baseUrl = await fake.listen();
});
afterEach(() => fake.close());

audienceContract('Resend', () => ({ port: port(), addresses: async () => [...fake.addresses] }));

describe('when Resend misbehaves', () => {
  test.each<[string, Reply, string]>([
    ['an inner error', 500, 'audience.unreachable'],
    ['a refusal', 403, 'audience.refused'],
    ['a cut line', 'reset', 'audience.unreachable'],
    ['silence', 'hang', 'audience.unreachable'],
  ])('%s is told apart', async (_, reply, code) => {
    fake.next.push(reply);
    expect(await port(300).remove('canari@example.test')).toEqual({ ok: false, error: { code } });
  });
});

import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleMail } from './contract';
import { smtpEmail } from './smtp';

/** Just enough of RFC 5321 to take a mail, or to refuse a recipient with `refusal`, or to fall silent. */
let refusal: string | null;
let silent: boolean;
let taken: string[];
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => undefined); // the client hangs up when it has waited long enough
  let message: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 fake');
  socket.on('data', (chunk: Buffer) => {
    if (message !== null) {
      message += String(chunk);
      if (!message.endsWith('\r\n.\r\n') || silent) return;
      taken.push(message);
      message = null;
      return say('250 taken');
    }
    for (const line of String(chunk).split('\r\n').filter(Boolean)) {
      if (/^RCPT/i.test(line) && refusal) say(refusal);
      else if (/^DATA/i.test(line)) {
        message = '';
        say('354 go on');
      } else say(/^QUIT/i.test(line) ? '221 bye' : '250 fine');
    }
  });
});

beforeEach(async () => {
  [refusal, silent, taken] = [null, false, []];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
const port = (timeoutMs?: number) =>
  smtpEmail({
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from: 'Prati <no-reply@prati.test>',
    ...(timeoutMs ? { timeoutMs } : {}),
  });

test('a mail by SMTP has text, html and file, and an identity that follows from its key', async () => {
  const mail = sampleMail();
  const [first, second] = [await port().send(mail), await port().send(mail)];
  expect(first).toEqual(second);
  expect(first).toMatchObject({ ok: true, value: { providerId: expect.stringMatching(/^<[0-9a-f]{32}@prati\.test>$/) } });
  for (const part of ['text/plain', 'text/html', 'text/calendar', first.ok ? first.value.providerId : 'none'])
    expect(taken[0]).toContain(part);
});

test.each([
  ['550 no such mailbox', { code: 'email.refused', retry: false }],
  ['451 try again later', { code: 'email.refused', retry: true }],
])('"%s" is told apart', async (answer, error) => {
  refusal = answer;
  expect(await port().send(sampleMail())).toEqual({ ok: false, error });
});

test('a silent or absent server is unreachable, and is given up in time', async () => {
  silent = true;
  const began = performance.now();
  expect(await port(400).send(sampleMail())).toEqual({ ok: false, error: { code: 'email.unreachable', retry: true } });
  expect(performance.now() - began).toBeLessThan(2_000);
  const nobody = smtpEmail({ url: 'smtp://127.0.0.1:1', from: 'x@prati.test' });
  expect(await nobody.send(sampleMail())).toEqual({ ok: false, error: { code: 'email.unreachable', retry: true } });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { frozenClock } from '@/lib/core/clock';
import { emailContract, sampleMail } from './contract';
import { localEmail, readOutbox } from './local';

let settings: { PRATI_DATA: string };
beforeEach(() => {
  settings = { PRATI_DATA: mkdtempSync(path.join(tmpdir(), 'prati-outbox-')) };
});
afterEach(() => rmSync(settings.PRATI_DATA, { recursive: true, force: true }));

emailContract('the local outbox', () => ({
  port: localEmail(settings, frozenClock('2026-11-24T08:00:00Z')),
  arrived: () => readOutbox(settings),
}));

test('the outbox shows the last one sent first, even when the clock was set back', async () => {
  await localEmail(settings, frozenClock('2027-01-01T08:00:00Z')).send(sampleMail({ subject: 'first' }));
  await new Promise((resolve) => setTimeout(resolve, 15));
  await localEmail(settings, frozenClock('2026-01-01T08:00:00Z')).send(sampleMail({ subject: 'second' }));
  expect((await readOutbox(settings)).map(({ subject, at }) => [subject, at])).toEqual([
    ['second', '2026-01-01T08:00:00.000Z'],
    ['first', '2027-01-01T08:00:00.000Z'],
  ]);
});

test('nothing half written stays behind', async () => {
  const mail = sampleMail();
  const port = localEmail(settings, frozenClock('2026-11-24T08:00:00Z'));
  await Promise.all([port.send(mail), port.send(mail), port.send(mail)]);
  expect(readdirSync(path.join(settings.PRATI_DATA, 'outbox')).filter((name) => !name.endsWith('.json'))).toEqual([]);
});

test('an outbox nobody has used is empty', async () => {
  expect(await readOutbox(settings)).toEqual([]);
});

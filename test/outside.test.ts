import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import { purposes } from '@/lib/consents/catalogue';
import { connections } from '@/lib/consents/connections';
import type { Services } from '@/lib/integrations/services';
import { subProcessors } from '@/lib/sub-processors/list';
import { type OfPrati, outside, type Ports } from '@/lib/sub-processors/outside';
import { onSwitchedOff } from '@/workers/switched-off';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const sources = ['lib', 'app', 'workers'].flatMap((tree) =>
  readdirSync(path.join(root, tree), { recursive: true, encoding: 'utf8' })
    .map((name) => `${tree}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('lib/integrations/')),
);

/** What is of no practice: what is kept of one that is deleted, the copy of the ledger, files of a restore, and reading what a provider called about (nobody is called). */
const ofNoPractice = [
  'lib/custody/answer-kept-request.ts',
  'lib/custody/remove-copies.ts',
  'lib/custody/take-copy.ts',
  'lib/deletions/copy-ledger.ts',
  'lib/deletions/ledger/outside.ts',
  'lib/deletions/replay-suppressions.ts',
  'lib/deletions/restore-backup.ts',
  'lib/subscriptions/keep-notice.ts',
  // Hands the port on to verbs, which are given a door.
  'app/_server/storage.ts',
];
const declares = ['lib/sub-processors/outside.ts', 'lib/sub-processors/reach.ts'];
const namesPort = /import[^;]*\b\w+Port\b[^;]*integrations\/\w+\/port'|\bPorts\[|\bas (?:unknown as )?\w+Port\b/;
const callsPort =
  /(?:ctx|tx|services\([^)]*\)|storage\(\))\.?(?:email|audience|payments|storage|listings)?\.(?:send|put|createCheckout|chargeAgain|describe)\(|\.(?:email|audience|payments|storage|listings)\.(?:send|put|createCheckout|chargeAgain|readPayment|refund|get|list|remove|describe)\(/;

test('each port has its declaration, and each declaration its port', () => {
  const ports = readdirSync(path.join(root, 'lib/integrations')).filter((name) =>
    existsSync(path.join(root, 'lib/integrations', name, 'port.ts')),
  );
  expect(ports.sort()).toEqual(Object.keys(outside).sort());
  expectTypeOf<keyof Services>().toEqualTypeOf<keyof Ports>();
});

test('each declaration points to a row of the list that is built, and to a purpose somebody is asked about', () => {
  for (const { subProcessor, optIn } of Object.values(outside).flatMap((adapters) => Object.values(adapters))) {
    if (typeof subProcessor === 'string') expect(subProcessors.find(({ key }) => key === subProcessor)).toMatchObject({ isBuilt: true });
    if (!('none' in optIn))
      expect(Object.keys(purposes)).toContain('integration' in optIn ? `${optIn.key}.${optIn.integration}` : optIn.key);
  }
});

test('whoever names a port that can be called asks the gate for it', () => {
  const past = sources.filter((file) => namesPort.test(read(file)) && !/await reach\(/.test(read(file)));
  expect(past.filter((file) => !ofNoPractice.includes(file) && !declares.includes(file))).toEqual([]);
});

test('nothing calls a port it was not handed by the gate', () => {
  const past = sources.filter((file) => callsPort.test(read(file)));
  expect(past.filter((file) => !ofNoPractice.includes(file))).toEqual([]);
});

test('what Prati sends in its own name leaves from one place, and is mail', () => {
  const prati = sources.filter((file) => /\breachForPrati\(/.test(read(file)) && !declares.includes(file));
  expect(prati).toEqual(['lib/notifications/deliver-account-letter.ts']);
  expectTypeOf<OfPrati[Exclude<keyof Ports, 'email'>]>().toEqualTypeOf<never>();
  expectTypeOf<OfPrati['email']>().toEqualTypeOf<Pick<Ports['email'], 'send'>>();
});

test('the scans see what they are for', () => {
  expect(namesPort.test(`import type { EmailPort } from '@/lib/integrations/email/port';`)).toBe(true);
  expect(callsPort.test('await ctx.email.send(mail)')).toBe(true);
  expect(callsPort.test('return ctx.listings.describe(file, places)')).toBe(true);
  expect(callsPort.test('await carrier.value.send(mail)')).toBe(false);
});

test('what is not connected has nothing behind it; what is connected has', () => {
  for (const [integration, state] of Object.entries(connections) as [keyof typeof connections, string][])
    expect(onSwitchedOff[integration] !== null).toBe(state === 'connected');
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { frozenClock } from '@/lib/core/clock';
import { paymentsContract, sampleOrder } from './contract';
import { actOnSimulated, localPayments, readSimulated } from './local';

let settings: { PRATI_DATA: string; APP_URL: string };
const clock = frozenClock('2027-01-04T07:00:00Z');
beforeEach(() => {
  settings = { PRATI_DATA: mkdtempSync(path.join(tmpdir(), 'prati-payments-')), APP_URL: 'https://prati.test' };
});
afterEach(() => rmSync(settings.PRATI_DATA, { recursive: true, force: true }));

paymentsContract('the simulation', () => {
  const how: { refuses: boolean } = { refuses: false };
  const port = localPayments(settings, clock);
  const acting = (act: 'pay' | 'pay_once' | 'decline' | 'abandon') => (reference: string) =>
    actOnSimulated(settings, reference, act, clock.now());
  return {
    port: {
      ...port,
      chargeAgain: async (charge) => {
        const [own, kept] = [await readSimulated(settings, charge.source), how.refuses];
        // The simulated card says at its first payment whether it refuses later ones.
        if (!own || !kept) return port.chargeAgain(charge);
        const made = await port.createCheckout(sampleOrder());
        if (!made.ok) return made;
        await acting('pay_once')(made.value.orderReference);
        return port.chargeAgain({ ...charge, source: made.value.orderReference });
      },
    },
    pay: acting('pay'),
    decline: acting('decline'),
    giveUp: acting('abandon'),
    refuseCharges: () => {
      how.refuses = true;
    },
    now: clock.now(),
  };
});

test('the same key charges once, however often it is asked', async () => {
  const port = localPayments(settings, clock);
  const made = await port.createCheckout(sampleOrder());
  if (!made.ok) throw new Error('no checkout');
  await actOnSimulated(settings, made.value.orderReference, 'pay', clock.now());
  const charge = { source: made.value.orderReference, key: 'once', amount: sampleOrder().amount, description: 'x' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => port.chargeAgain(charge)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('a checkout runs out, and a path is no reference', async () => {
  const port = localPayments(settings, clock);
  const made = await port.createCheckout(sampleOrder({ lastsSeconds: 60 }));
  if (!made.ok) throw new Error('no checkout');
  const later = localPayments(settings, frozenClock('2027-01-04T07:01:00Z'));
  expect(await later.readPayment({ kind: 'checkout', ...made.value })).toEqual({ ok: true, value: { state: 'expired' } });
  expect(await readSimulated(settings, '../../etc/passwd')).toBeNull();
});

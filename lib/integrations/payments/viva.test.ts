import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeViva, type Misbehaviour } from '@/e2e/fakes/viva';
import { type Clock, frozenClock } from '@/lib/core/clock';
import { money } from '@/lib/core/money';
import { paymentsContract, sampleOrder } from './contract';
import { vivaPayments } from './viva';

let fake: FakeViva;
const clock = frozenClock('2027-01-04T07:00:00Z');
const port = (timeoutMs = 2_000, at: Clock = clock) => vivaPayments(fake.settings(timeoutMs), at);
beforeEach(async () => {
  fake = new FakeViva();
  fake.now = () => clock.now();
  await fake.listen();
});
afterEach(() => fake.close());

paymentsContract('Viva', () => ({
  port: port(),
  pay: (reference) => fake.pay(reference),
  decline: (reference) => fake.pay(reference, 'E'),
  giveUp: (reference) => fake.expire(reference),
  refuseCharges: () => {
    fake.refusesCharges = true;
  },
  now: clock.now(),
}));

async function paid() {
  const made = await port().createCheckout(sampleOrder());
  if (!made.ok) throw new Error('no checkout');
  const transaction = fake.pay(made.value.orderReference);
  if (!transaction) throw new Error('not payable');
  return { ...made.value, transaction };
}
const charge = (source: string) => ({ source, key: randomUUID(), amount: money(9_360, 'EUR'), description: 'Prati Cabinet' });

describe('when Viva misbehaves', () => {
  test.each<Misbehaviour>(['hang', 'reset', 'broken', 'html', 'redirect'])('an order met by “%s” is unanswered, in time', async (how) => {
    fake.next.push(how);
    const began = performance.now();
    expect(await port(300).createCheckout(sampleOrder())).toEqual({ ok: false, error: { code: 'payments.unanswered' } });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test.each<Misbehaviour>(['hang_after', 'broken_after'])('a charge whose answer is lost by “%s” is found by its key', async (how) => {
    const { transaction } = await paid();
    fake.next.push(how);
    const again = charge(transaction.id);
    expect(await port(300).chargeAgain(again)).toEqual({ ok: false, error: { code: 'payments.unanswered' } });
    expect(await port().readPayment({ kind: 'charge', key: again.key, askedAt: clock.now() })).toMatchObject({
      ...{ ok: true, value: { state: 'paid', amount: { minor: 9_360 } } },
    });
  });

  test('a charge that never arrived is absent', async () => {
    const { transaction } = await paid();
    fake.next.push('hang');
    const again = charge(transaction.id);
    expect(await port(300).chargeAgain(again)).toMatchObject({ ok: false });
    expect(await port().readPayment({ kind: 'charge', key: again.key, askedAt: clock.now() })).toEqual({
      ok: true,
      value: { state: 'absent' },
    });
  });

  test('a charge asked before midnight and made after it is found', async () => {
    const { transaction } = await paid();
    const again = charge(transaction.id);
    fake.now = () => new Date('2027-01-05T00:00:01Z');
    await port().chargeAgain(again);
    const found = await port().readPayment({ kind: 'charge', key: again.key, askedAt: new Date('2027-01-04T23:59:59Z') });
    expect(found).toMatchObject({ ok: true, value: { state: 'paid' } });
  });

  test('a token is used until a minute before its hour is over, and one refused early is replaced', async () => {
    const times = ['2027-01-04T07:00:00Z', '2027-01-04T07:58:00Z', '2027-01-04T07:59:30Z'];
    let now = 0;
    const moving = port(2_000, { now: () => new Date(times[now] ?? '') });
    for (; now < times.length; now++) expect(await moving.createCheckout(sampleOrder())).toMatchObject({ ok: true });
    expect(fake.tokensGiven).toBe(2);
    now = 2;
    fake.forgetTokens();
    expect(await moving.createCheckout(sampleOrder())).toMatchObject({ ok: true });
    expect(fake.tokensGiven).toBe(3);
  });

  test('wrong keys are a plain no, and nothing was done', async () => {
    const wrong = vivaPayments({ ...fake.settings(), clientSecret: 'x', apiKey: 'x' }, clock);
    expect(await wrong.createCheckout(sampleOrder())).toEqual({ ok: false, error: { code: 'payments.not_taken' } });
    expect(await wrong.chargeAgain(charge('any'))).toEqual({ ok: false, error: { code: 'payments.not_taken' } });
  });

  test('the word of a stranger, of another merchant or of another kind is none; the same word twice has one id', async () => {
    const { transaction, orderReference } = await paid();
    const raw = fake.notice(transaction);
    expect(port().readNotice(raw)).toEqual({ eventId: `m-${transaction.id}`, orderReference });
    expect(port().readNotice(raw)).toEqual(port().readNotice(raw));
    const word = JSON.parse(raw) as { EventTypeId: number; EventData: Record<string, unknown> };
    expect(port().readNotice(JSON.stringify({ ...word, EventTypeId: 2054 }))).toBeNull();
    expect(port().readNotice(JSON.stringify({ ...word, EventData: { ...word.EventData, MerchantId: 'other' } }))).toBeNull();
  });

  test('a refund is not taken for a payment', async () => {
    const { transaction, orderReference } = await paid();
    await port().refund({ transaction: transaction.id, amount: money(4_680, 'EUR') });
    expect(await port().readPayment({ kind: 'checkout', orderReference })).not.toMatchObject({ value: { state: 'paid' } });
  });
});

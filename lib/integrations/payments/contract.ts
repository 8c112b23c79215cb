import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { money } from '@/lib/core/money';
import type { Charge, Order, PaymentsPort } from './port';

/** A provider, and the hands that act on its page. */
export type Till = {
  readonly port: PaymentsPort;
  pay(orderReference: string): unknown;
  decline(orderReference: string): unknown;
  giveUp(orderReference: string): unknown;
  /** From now on the bank refuses later charges. */
  refuseCharges(): unknown;
  readonly now: Date;
};

export const sampleOrder = (over: Partial<Order> = {}): Order => ({
  key: randomUUID(),
  amount: money(4_680, 'EUR'),
  description: 'Prati Cabinet',
  payer: { name: 'Cabinet de test' },
  locale: 'fr',
  returnTo: 'https://prati.test/practitioner/settings/subscription',
  lastsSeconds: 1_800,
  ...over,
});
const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
};

/** What every provider of payments owes us. */
export function paymentsContract(name: string, open: () => Promise<Till> | Till) {
  const openedWith = async (act: (till: Till, orderReference: string) => unknown) => {
    const till = await open();
    const { orderReference } = must(await till.port.createCheckout(sampleOrder()));
    await act(till, orderReference);
    return { till, standing: must(await till.port.readPayment({ kind: 'checkout', orderReference })) };
  };
  const charge = (source: string): Charge => ({ source, key: randomUUID(), amount: money(9_360, 'EUR'), description: 'Prati Cabinet' });
  const paidSource = async () => {
    const { till, standing } = await openedWith((opened, reference) => opened.pay(reference));
    if (standing.state !== 'paid') throw new Error('not paid');
    return { till, source: standing.transaction };
  };

  describe(`payments by ${name}`, () => {
    test('a checkout has a page of its own and is open until somebody pays', async () => {
      const { port } = await open();
      const made = must(await port.createCheckout(sampleOrder()));
      expect(made.address).toMatch(/^http/);
      expect(made.address).toContain(made.orderReference);
      expect(await port.readPayment({ kind: 'checkout', ...made })).toEqual({ ok: true, value: { state: 'open', declined: false } });
    });

    test('what was paid is read back with its amount', async () => {
      const { standing } = await openedWith((till, reference) => till.pay(reference));
      expect(standing).toEqual({ state: 'paid', transaction: expect.stringMatching(/.+/), amount: { minor: 4_680, currency: 'EUR' } });
    });

    test('a declined card leaves the checkout open, and it can still be paid', async () => {
      const { till, standing } = await openedWith((opened, reference) => opened.decline(reference));
      expect(standing).toEqual({ state: 'open', declined: true });
      const { orderReference } = must(await till.port.createCheckout(sampleOrder()));
      await till.decline(orderReference);
      await till.pay(orderReference);
      expect(must(await till.port.readPayment({ kind: 'checkout', orderReference }))).toMatchObject({ state: 'paid' });
    });

    test('one given up cannot be paid any more', async () => {
      const { till, standing } = await openedWith((opened, reference) => opened.giveUp(reference));
      expect(standing).toEqual({ state: 'expired' });
      expect(till.now).toBeInstanceOf(Date);
    });

    test('a name it never gave is absent', async () => {
      const till = await open();
      const unknown = await till.port.readPayment({ kind: 'charge', key: randomUUID(), askedAt: till.now });
      expect(unknown).toEqual({ ok: true, value: { state: 'absent' } });
      expect(await till.port.readPayment({ kind: 'checkout', orderReference: '999' })).toEqual({ ok: true, value: { state: 'absent' } });
    });

    test('what was paid once can be charged again, and looked up by our key', async () => {
      const { till, source } = await paidSource();
      const again = charge(source);
      const charged = must(await till.port.chargeAgain(again));
      expect(charged).toMatchObject({ state: 'paid', amount: { minor: 9_360, currency: 'EUR' } });
      expect(must(await till.port.readPayment({ kind: 'charge', key: again.key, askedAt: till.now }))).toEqual(charged);
    });

    test('a bank’s no is an answer, also when looked up later', async () => {
      const { till, source } = await paidSource();
      await till.refuseCharges();
      const again = charge(source);
      expect(must(await till.port.chargeAgain(again))).toMatchObject({ state: 'refused' });
      expect(must(await till.port.readPayment({ kind: 'charge', key: again.key, askedAt: till.now }))).toMatchObject({ state: 'refused' });
    });

    test('nothing is charged to what was never paid', async () => {
      const till = await open();
      expect(await till.port.chargeAgain(charge(randomUUID()))).toEqual({ ok: false, error: { code: 'payments.not_taken' } });
    });

    test('money is given back once, however often it is said', async () => {
      const { till, source } = await paidSource();
      const paid = { transaction: source, amount: money(4_680, 'EUR') };
      expect(await till.port.refund(paid)).toEqual({ ok: true, value: null });
      expect(await till.port.refund(paid)).toEqual({ ok: true, value: null });
    });

    test('what is no word of its own is none', async () => {
      const { port } = await open();
      for (const raw of ['', 'no json', '{}', '[]', '{"EventTypeId":1796}']) expect(port.readNotice(raw)).toBeNull();
    });
  });
}

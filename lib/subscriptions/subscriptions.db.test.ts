import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inPractice, writeInPractice } from '@/lib/context';
import { vivaPayments } from '@/lib/integrations/payments/viva';
import { performTimer } from '@/lib/lifecycle/perform-timer';
import type { Posting } from '@/lib/platform/queue';
import { must } from '@/test/lived-in';
import { Subscriber } from '@/test/subscriber';
import { cancelSubscription, resumeSubscription } from './cancel-subscription';
import { keepNotice } from './keep-notice';
import { readInvoice } from './read-invoice';
import { readSubscription } from './read-subscription';
import { renewSubscription } from './renew-subscription';
import { ringDueSubscriptions } from './ring-due';
import { settlePayment } from './settle-payment';
import { startCheckout } from './start-checkout';

let shop: Subscriber;
beforeEach(async () => {
  shop = await Subscriber.open();
});
afterEach(() => shop.close());

const settle = async () => settlePayment(shop.worker(), { paymentId: await shop.lastPaymentId() });
async function subscribed(over: Parameters<Subscriber['checkout']>[0] = {}) {
  shop.fake.pay(await shop.checkout(over));
  expect(await settle()).toBe('paid');
}
async function rung(): Promise<string[]> {
  const posted: Posting[] = [];
  await ringDueSubscriptions({ db: shop.house.db, clock: shop.clock, publish: async (postings) => void posted.push(...postings) });
  return posted
    .filter(({ request }) => (request.payload as { practiceId: string }).practiceId === shop.house.practiceId)
    .map(({ request }) => request.job.name);
}
const states = async () => (await shop.payments()).map(({ period, attempt, state }) => `${period}.${attempt} ${state}`);

describe('subscribing', () => {
  test('T2: a paid checkout makes the practice active, with one period and one invoice', async () => {
    await subscribed();
    expect(await shop.lifecycle()).toBe('active');
    expect(await shop.subscription()).toMatchObject({ state: 'active', paidEver: 1, periodEnd: new Date('2027-02-04T07:00:00Z') });
    const [invoice, ...more] = await shop.invoices();
    expect(more).toEqual([]);
    expect(invoice).toMatchObject({ kind: 'invoice', netMinor: 3_900, vatMinor: 780, totalMinor: 4_680, vatRate: 2_000, tax: 'domestic' });
    expect(invoice?.billedToSealed).not.toContain('Cabinet');
    const shown = must(await readInvoice(shop.owner(), { invoiceId: invoice?.id as never }));
    expect(shown).toMatchObject({ billedTo: { name: 'Cabinet d’essai' }, seller: { siren: '000000000' } });
  });

  test('from grace and from the free listing too, and nothing else is touched', async () => {
    for (const state of ['grace', 'free_listing']) {
      const other = await Subscriber.open(undefined, shop.fake);
      await writeInPractice(other.house.system, ({ db }) =>
        db.practice.update({ where: { id: other.house.practiceId }, data: { lifecycleState: state }, select: { id: true } }),
      );
      shop.fake.pay(await other.checkout());
      expect(await settlePayment(other.worker(), { paymentId: await other.lastPaymentId() })).toBe('paid');
      expect(await other.lifecycle()).toBe('active');
      await other.house.db.close();
    }
  });

  test('double click and two tabs lead to the same page; another wish closes the first', async () => {
    const pages = await Promise.all(Array.from({ length: 5 }, () => shop.checkout()));
    expect(new Set(pages).size).toBe(1);
    expect(shop.fake.orders.size).toBe(1);
    const yearly = await shop.checkout({ cycle: 'yearly' });
    expect(yearly).not.toBe(pages[0]);
    expect(await states()).toEqual(['1.1 expired', '1.2 pending']);
  });

  test('the price shown is the price charged', async () => {
    const refused = await startCheckout(shop.owner(), shop.wish({ total: 1 }));
    expect(refused).toEqual({ ok: false, error: { code: 'subscription.price_changed' } });
    expect(shop.fake.orders.size).toBe(0);
  });

  test('a buyer elsewhere in the union with a VAT number accounts for the VAT; a wrong number is refused', async () => {
    const wrong = await startCheckout(shop.owner(), shop.wish({ country: 'DE', vatNumber: 'FR123' }));
    expect(wrong).toMatchObject({ error: { code: 'subscription.vat_number_unfit' } });
    await subscribed({ country: 'DE', vatNumber: 'DE123456789' });
    expect((await shop.invoices())[0]).toMatchObject({ tax: 'reverse_charge', vatMinor: 0, totalMinor: 3_900 });
  });

  test('nobody but the owner subscribes, sees or cancels', async () => {
    const actor = { ...shop.owner().actor, role: 'assistant' } as never;
    const assistant = { ...shop.owner(), actor };
    for (const refused of [
      await startCheckout(assistant, shop.wish()),
      await readSubscription(assistant),
      await cancelSubscription(assistant),
      await resumeSubscription(assistant),
    ])
      expect(refused).toMatchObject({ ok: false, error: { code: 'subscription.not_allowed' } });
  });

  test('a declined card leaves the page open and says so; given up, it is over and can be begun again', async () => {
    const order = await shop.checkout();
    shop.fake.pay(order, 'E');
    expect(await settle()).toBe('waiting');
    expect(must(await readSubscription(shop.owner()))).toMatchObject({ open: { wasDeclined: true, totalMinor: 4_680 } });
    shop.fake.expire(order);
    expect(await settle()).toBe('expired');
    expect(must(await readSubscription(shop.owner()))).toMatchObject({ open: null, lastCheckout: 'declined', state: 'starting' });
    expect(await shop.lifecycle()).toBe('trial');
    await subscribed();
  });

  test('a silent provider takes nothing, and the next try works', async () => {
    shop.fake.next.push('hang');
    expect(await startCheckout(shop.owner(), shop.wish())).toMatchObject({ error: { code: 'subscription.provider_silent' } });
    await subscribed();
    expect(await states()).toEqual(['1.1 expired', '1.2 paid']);
  });

  test('a page closed for another that is paid all the same: one period is bought, the other money goes back', async () => {
    const first = await shop.checkout();
    const [one] = await shop.payments();
    const second = await shop.checkout({ cycle: 'yearly' });
    shop.fake.pay(second);
    expect(await settle()).toBe('paid');
    shop.fake.pay(first);
    shop.later(40 * 60_000);
    expect(await rung()).toContain('subscriptions.settle-payment');
    expect(await settlePayment(shop.worker(), { paymentId: one?.id as never })).toBe('surplus');
    expect(await settlePayment(shop.worker(), { paymentId: one?.id as never })).toBe('refunded');
    expect(await settlePayment(shop.worker(), { paymentId: one?.id as never })).toBe('known');
    expect(shop.fake.standing()).toHaveLength(1);
    expect(await shop.invoices()).toHaveLength(1);
  });
});

describe('renewing', () => {
  test('at its end the period is charged once, however often and by however many it is asked', async () => {
    await subscribed();
    shop.days(31);
    expect(await rung()).toContain('subscriptions.renew');
    await Promise.all(Array.from({ length: 6 }, () => renewSubscription(shop.worker())));
    await Promise.all(Array.from({ length: 6 }, async () => settle()));
    expect(await states()).toEqual(['1.1 paid', '2.1 paid']);
    expect(shop.fake.standing()).toHaveLength(2);
    expect(await shop.subscription()).toMatchObject({ periodEnd: new Date('2027-03-04T07:00:00Z') });
    expect(await renewSubscription(shop.worker())).toBe('waiting');
  });

  test('before its end nothing is charged', async () => {
    await subscribed();
    shop.days(30);
    expect(await renewSubscription(shop.worker())).toBe('waiting');
    expect(await states()).toEqual(['1.1 paid']);
  });

  test('an answer that is lost after the money moved: looked up, not charged again', async () => {
    await subscribed();
    shop.days(31);
    shop.fake.next.push('hang_after');
    expect(await renewSubscription(shop.worker())).toBe('waiting');
    expect(await states()).toEqual(['1.1 paid', '2.1 unknown']);
    expect(await renewSubscription(shop.worker())).toBe('waiting');
    expect(await settle()).toBe('paid');
    expect(shop.fake.standing()).toHaveLength(2);
  });

  test('a charge that never arrived is asked again after an hour, as the next attempt', async () => {
    await subscribed();
    shop.days(31);
    shop.fake.next.push('hang');
    await renewSubscription(shop.worker());
    expect(await settle()).toBe('waiting');
    shop.later(61 * 60_000);
    expect(await settle()).toBe('expired');
    expect(await renewSubscription(shop.worker())).toBe('paid');
    expect(await states()).toEqual(['1.1 paid', '2.1 expired', '2.2 paid']);
    expect(shop.fake.standing()).toHaveLength(2);
  });

  test('T4 and T5: refused, it is tried on days 1, 3, 7 and 14, then grace begins', async () => {
    await subscribed();
    shop.days(31);
    shop.fake.refusesCharges = true;
    expect(await renewSubscription(shop.worker())).toBe('refused');
    expect(await shop.lifecycle()).toBe('past_due');
    const tried: number[] = [];
    for (let hour = 0; hour < 15 * 24; hour++) {
      shop.later(3_600_000);
      if ((await rung()).includes('subscriptions.renew') && (await renewSubscription(shop.worker())) === 'refused')
        tried.push((hour + 1) / 24);
    }
    expect(tried.map((at) => Math.ceil(at))).toEqual([1, 3, 7, 14]);
    expect(await shop.subscription()).toMatchObject({ state: 'ended' });
    expect(await shop.lifecycle()).toBe('grace');
    shop.fake.refusesCharges = false;
    await subscribed();
    expect(await shop.lifecycle()).toBe('active');
  }, 60_000);

  test('paid in the fourteen days, by retry or by another card, the period follows without a gap', async () => {
    await subscribed();
    shop.days(31);
    shop.fake.refusesCharges = true;
    await renewSubscription(shop.worker());
    shop.days(2);
    shop.fake.pay(await shop.checkout());
    expect(await settle()).toBe('paid');
    expect(await shop.lifecycle()).toBe('active');
    expect(await shop.subscription()).toMatchObject({
      ...{
        state: 'active',
        pastDueSince: null,
        periodStart: new Date('2027-02-04T07:00:00Z'),
        periodEnd: new Date('2027-03-04T07:00:00Z'),
      },
    });
  });
});

describe('cancelling', () => {
  test('T6: it runs to its paid end, can be taken back until then, and is never charged again', async () => {
    await subscribed();
    must(await cancelSubscription(shop.owner()));
    must(await cancelSubscription(shop.owner()));
    must(await resumeSubscription(shop.owner()));
    expect(await shop.subscription()).toMatchObject({ cancelledAt: null });
    must(await cancelSubscription(shop.owner()));
    shop.days(30);
    expect(await shop.lifecycle()).toBe('active');
    shop.days(2);
    expect(await rung()).toContain('subscriptions.renew');
    expect(await renewSubscription(shop.worker())).toBe('ended');
    expect(await shop.lifecycle()).toBe('grace');
    expect(shop.fake.standing()).toHaveLength(1);
    expect(await resumeSubscription(shop.owner())).toMatchObject({ error: { code: 'subscription.not_cancelled' } });
  });

  test('the lifecycle’s own timer and ours come to the same end, whichever is first', async () => {
    await subscribed();
    must(await cancelSubscription(shop.owner()));
    const timers = await inPractice(shop.house.system, ({ db }) =>
      db.lifecycleTimer.findMany({ where: { practiceId: shop.house.practiceId, state: 'planned', kind: 'subscription_ends' } }),
    );
    expect(timers.map(({ dueAt }) => dueAt.toISOString())).toEqual(['2027-02-04T07:00:00.000Z']);
    shop.days(32);
    await performTimer(shop.worker(), { timerId: timers[0]?.id as never });
    expect(await shop.lifecycle()).toBe('grace');
    expect(await renewSubscription(shop.worker())).toBe('ended');
    expect(await shop.lifecycle()).toBe('grace');
    await subscribed();
    expect(await shop.subscription()).toMatchObject({ cancelledAt: null, paidEver: 2, periodStart: shop.now });
  });
});

describe('while a deletion is asked for', () => {
  const asked = (before: string) =>
    writeInPractice(shop.house.system, ({ db }) =>
      db.practice.update({
        where: { id: shop.house.practiceId },
        data: { lifecycleState: 'deletion_requested', beforeDeletion: before },
        select: { id: true },
      }),
    );

  test('nothing is charged or sold, and the period lapses', async () => {
    await subscribed();
    await asked('active');
    expect(await startCheckout(shop.owner(), shop.wish())).toMatchObject({ error: { code: 'lifecycle.read_only' } });
    shop.days(31);
    expect(await renewSubscription(shop.worker())).toBe('ended');
    expect(shop.fake.standing()).toHaveLength(1);
  });

  test('money paid on a page opened before goes back', async () => {
    const order = await shop.checkout();
    await asked('trial');
    shop.fake.pay(order);
    expect(await settle()).toBe('surplus');
    expect(await settle()).toBe('refunded');
    expect(shop.fake.standing()).toHaveLength(0);
  });
});

describe('inv-E5 what the provider calls about', () => {
  test('the same word a hundred times, before the page comes back, has one effect', async () => {
    const transaction = shop.fake.pay(await shop.checkout());
    const raw = shop.fake.notice(transaction as NonNullable<typeof transaction>);
    const open = {
      db: shop.house.db,
      clock: shop.clock,
      keyring: shop.owner().keyring,
      payments: vivaPayments(shop.fake.settings(), shop.clock),
    };
    const kept = await Promise.all(Array.from({ length: 100 }, () => keepNotice(open, raw)));
    expect(kept.every(Boolean)).toBe(true);
    expect((await rung()).filter((name) => name === 'subscriptions.settle-payment')).toHaveLength(1);
    expect(await rung()).toEqual([]);
    await Promise.all(Array.from({ length: 10 }, settle));
    expect(await states()).toEqual(['1.1 paid']);
    expect(await shop.invoices()).toHaveLength(1);
    for (let again = 0; again < 3; again++) await keepNotice(open, raw);
    expect(await rung()).toEqual([]);
  });

  test('a word that lies changes nothing: the provider itself is asked', async () => {
    const order = await shop.checkout();
    const lie = shop.fake.notice({
      ...{ id: 'tx', orderCode: Number(order), status: 'F', cents: 4_680 },
      reference: '',
      type: 5,
      parent: null,
      at: shop.now,
    });
    const open = {
      db: shop.house.db,
      clock: shop.clock,
      keyring: shop.owner().keyring,
      payments: vivaPayments(shop.fake.settings(), shop.clock),
    };
    expect(await keepNotice(open, lie)).toBe(true);
    expect(await rung()).toEqual(['subscriptions.settle-payment']);
    expect(await settle()).toBe('waiting');
    expect(await shop.lifecycle()).toBe('trial');
    expect(await keepNotice(open, 'nothing')).toBe(false);
  });

  test('failed after paid, and paid told late, leave it paid', async () => {
    const order = await shop.checkout();
    shop.fake.pay(order, 'E');
    shop.fake.pay(order);
    expect(await settle()).toBe('paid');
    shop.days(3);
    expect(await settle()).toBe('known');
    expect(await states()).toEqual(['1.1 paid']);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeViva } from '@/e2e/fakes/viva';
import { writeInPractice } from '@/lib/context';
import { type Database, openDatabase } from '@/lib/platform/db';
import { Subscriber } from '@/test/subscriber';
import { cancelSubscription, resumeSubscription } from './cancel-subscription';
import { takeNumber } from './invoices/data';
import { renewSubscription } from './renew-subscription';
import { settlePayment } from './settle-payment';
import { startCheckout } from './start-checkout';

let db: Database;
let fake: FakeViva;
beforeAll(async () => {
  db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 25 });
  fake = new FakeViva();
  await fake.listen();
});
afterAll(async () => {
  await fake.close();
  await db.close();
});

const acts = ['checkout', 'yearly', 'pay', 'decline', 'expire', 'settle', 'settle_all', 'renew', 'twice', 'cancel', 'resume'] as const;
const moves = ['refuse', 'accept', 'lose', 'hour', 'day', 'month'] as const;
type Step = (typeof acts)[number] | (typeof moves)[number];

async function take(shop: Subscriber, step: Step): Promise<void> {
  const ids = async () => (await shop.payments()).map(({ id }) => id as never);
  const settleAll = async () => void (await Promise.all((await ids()).map((paymentId) => settlePayment(shop.worker(), { paymentId }))));
  const order = [...fake.orders.values()].findLast(({ reference }) => known.has(reference));
  const code = order ? String(order.code) : '';
  switch (step) {
    case 'checkout':
      return void (await startCheckout(shop.owner(), shop.wish()));
    case 'yearly':
      return void (await startCheckout(shop.owner(), shop.wish({ cycle: 'yearly' })));
    case 'pay':
      return void fake.pay(code);
    case 'decline':
      return void fake.pay(code, 'E');
    case 'expire':
      return fake.expire(code);
    case 'settle':
      return void ((await ids()).length > 0 && (await settlePayment(shop.worker(), { paymentId: await shop.lastPaymentId() })));
    case 'settle_all':
      return settleAll();
    case 'renew':
      return void (await renewSubscription(shop.worker()));
    case 'twice':
      return void (await Promise.all([renewSubscription(shop.worker()), renewSubscription(shop.worker()), settleAll()]));
    case 'cancel':
      return void (await cancelSubscription(shop.owner()));
    case 'resume':
      return void (await resumeSubscription(shop.owner()));
    case 'refuse':
    case 'accept':
      fake.refusesCharges = step === 'refuse';
      return;
    case 'lose':
      fake.next.push('hang_after');
      return;
    default:
      shop.later({ hour: 1, day: 24, month: 31 * 24 }[step] * 3_600_000);
  }
}
const known = new Set<string>();

describe('any interleaving of paying, refusing, cancelling, renewing and settling', () => {
  test('leaves one paid payment for each period, an invoice for each, and every cent accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts, ...acts, ...moves), { minLength: 4, maxLength: 16 }), async (steps) => {
        fake.refusesCharges = false;
        fake.next.length = 0;
        known.clear();
        const shop = await Subscriber.open(db, fake);
        for (const step of ['checkout', 'pay', 'settle', ...steps] as Step[]) {
          await take(shop, step);
          for (const { id } of await shop.payments()) known.add(id);
        }
        fake.next.length = 0;
        // Whatever is still open is decided once its time has come.
        for (let round = 0; round < 4; round++) {
          for (const { code, reference } of fake.orders.values()) if (known.has(reference)) fake.expire(String(code));
          shop.days(3);
          await take(shop, 'settle_all');
        }
        const payments = await shop.payments();
        const paid = payments.filter(({ state }) => state === 'paid');
        expect(new Set(paid.map(({ period }) => period)).size).toBe(paid.length);
        expect(paid.map(({ period }) => period)).toEqual(paid.map((_, at) => at + 1));
        expect(payments.filter(({ state }) => state === 'pending' || state === 'unknown')).toEqual([]);
        const invoices = await shop.invoices();
        expect(invoices.map(({ paymentId }) => paymentId).sort()).toEqual(paid.map(({ id }) => id).sort());
        // What stands at the provider is exactly what was sold.
        const standing = fake.standing().filter(({ reference }) => known.has(reference));
        expect(standing.map(({ reference }) => reference).sort()).toEqual(paid.map(({ id }) => id).sort());
        const { state, paidEver } = await shop.subscription();
        expect(paidEver).toBe(paid.length);
        const lifecycle = await shop.lifecycle();
        if (state === 'active' || state === 'past_due') expect(lifecycle).toBe(state);
        else expect(lifecycle).not.toBe('active');
      }),
      { numRuns: Number(process.env.RUNS ?? 25) },
    );
  }, 300_000);
});

describe('numbers of invoices', () => {
  test('twenty who issue side by side, some of whom fail, leave no gap and no double', async () => {
    const shop = await Subscriber.open(db, fake);
    const series = `test-${shop.house.practiceId}`;
    const given = await Promise.all(
      Array.from({ length: 60 }, async (_, at) =>
        writeInPractice(shop.house.system, async (tx) => {
          const number = await takeNumber(tx.db, series);
          if (at % 3 === 0) throw new Error('undone');
          return number;
        }).catch(() => null),
      ),
    );
    const kept = given.filter((number) => number !== null).sort((a, b) => a - b);
    expect(kept).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  }, 60_000);
});

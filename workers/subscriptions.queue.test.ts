import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settlePayment } from '@/lib/subscriptions/settle-payment';
import { hasRedis, startRedis } from '@/test/redis';
import { Subscriber } from '@/test/subscriber';
import { settled, startWorker, until, type Workshop, workshop } from '@/test/worker-process';

const stores = ['PostgreSQL', ...(hasRedis ? ['Redis'] : [])];
const day = 86_400_000;
let shop: Workshop;
let subscriber: Subscriber;
let settings: Record<string, string>;

/** A practice whose paid month ended a moment ago. */
beforeEach(async () => {
  shop = workshop();
  subscriber = await Subscriber.open();
  subscriber.now = new Date(Date.now() - 31 * day);
  subscriber.fake.pay(await subscriber.checkout());
  expect(await settlePayment(subscriber.worker(), { paymentId: await subscriber.lastPaymentId() })).toBe('paid');
  subscriber.now = new Date();
});
afterEach(async () => {
  await shop.close();
  await subscriber.close();
});

const withStore = async (name: string) => {
  settings = { ...subscriber.fake.environment() };
  if (name === 'PostgreSQL') return;
  const redis = await startRedis();
  shop.closers.push(() => redis.stop());
  settings.REDIS_URL = redis.url;
};
const paid = async () => (await subscriber.payments()).filter(({ state }) => state === 'paid').length;
const charges = () => subscriber.fake.calls.filter((call) => call.startsWith('POST /api/transactions/')).length;

describe.each(stores)('renewals, the queue on %s', (name) => {
  beforeEach(() => withStore(name));

  test('two workers charge a period that is due once', async () => {
    startWorker(shop, settings);
    startWorker(shop, settings);
    await until(async () => (await paid()) === 2, 60);
    await settled();
    expect(charges()).toBe(1);
    expect(subscriber.fake.standing()).toHaveLength(2);
    expect(await subscriber.invoices()).toHaveLength(2);
  });

  test('a worker killed after the money moved: the next one finds the charge and asks for no second', async () => {
    subscriber.fake.next.push('hang_after');
    const first = startWorker(shop, settings);
    await until(() => charges() === 1, 60);
    await first.kill('SIGKILL');
    expect(await paid()).toBe(1);
    // The job of the killed worker is rung again when its time is up; the payment is looked at when due, here at once.
    startWorker(shop, settings);
    await until(async () => {
      await settlePayment(subscriber.worker(), { paymentId: await subscriber.lastPaymentId() });
      return (await paid()) === 2;
    }, 60);
    await settled();
    expect(charges()).toBe(1);
    expect(await subscriber.invoices()).toHaveLength(2);
  });
});

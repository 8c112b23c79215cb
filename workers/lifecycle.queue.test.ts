import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { systemClock } from '@/lib/core/clock';
import { startTrial } from '@/lib/lifecycle/enter';
import { type House, openHouse } from '@/test/house';
import { standingOf } from '@/test/standing';
import { settled, startWorker, until, type Workshop, workshop } from '@/test/worker-process';

const day = 86_400_000;
let house: House;
let shop: Workshop;
beforeEach(async () => {
  house = await openHouse({ now: new Date(systemClock.now().getTime() - 40 * day).toISOString() });
  shop = workshop();
  await writeInPractice(house.system, startTrial);
});
afterEach(async () => {
  await shop.close();
  await house.db.close();
});

const changes = async () => {
  const rows = await writeInPractice(house.system, ({ db }) =>
    db.event.findMany({ where: { practiceId: house.practiceId, name: 'lifecycle.changed' } }),
  );
  return rows.map(({ payload }) => payload);
};
const acts = () =>
  writeInPractice(house.system, ({ db }) => db.auditEntry.count({ where: { practiceId: house.practiceId, act: 'lifecycle.changed' } }));

describe('a trial that ended while no worker ran', () => {
  test('is ended once by two workers, one of them killed half-way and started again', async () => {
    const doomed = startWorker(shop);
    startWorker(shop);
    await until(() => doomed.count('worker.ready') > 0);
    await doomed.kill('SIGKILL');
    startWorker(shop);
    await until(async () => (await standingOf(house)).lifecycleState === 'grace');
    await settled();
    expect(await changes()).toEqual([{ from: 'trial', to: 'grace' }]);
    expect(await acts()).toBe(1);
    // Its seven days begin when it is told.
    const timers = await writeInPractice(house.system, ({ db }) =>
      db.lifecycleTimer.findMany({ where: { practiceId: house.practiceId, kind: 'grace_ends' } }),
    );
    expect(timers).toHaveLength(1);
    expect(timers[0]?.dueAt.getTime()).toBeGreaterThan(systemClock.now().getTime() + 6.9 * day);
  });
});

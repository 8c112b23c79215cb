import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { stepStatus } from '@/lib/appointments/step-status';
import { writeInPractice } from '@/lib/context';
import { systemClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { readOutbox } from '@/lib/integrations/email/local';
import { registerPatient } from '@/lib/patients/register-patient';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { hasRedis, startRedis } from '@/test/redis';
import { settled, startWorker, until, type Workshop, workshop } from '@/test/worker-process';

let house: House;
let shop: Workshop;

beforeEach(async () => {
  house = await openHouse({ now: systemClock.now().toISOString() });
  shop = workshop();
  await writeInPractice(house.system, ({ db }) =>
    db.practice.update({ where: { id: house.practiceId }, data: { quietFrom: '00:00', quietTo: '00:00' }, select: { id: true } }),
  );
});
afterEach(async () => {
  await shop.close();
  await house.db.close();
});

const minutesAgo = (n: number) => ({ now: () => new Date(systemClock.now().getTime() - n * 60_000) });
const memberAt = (n: number) => house.as(house.member.actor, minutesAgo(n));
/** A visit of yesterday, booked before, that the desk says nobody came to. */
async function missed(n: number, notedAgo: number): Promise<Id<'appointment'>> {
  const start = new Date(systemClock.now().getTime() - 86_400_000);
  start.setUTCHours(9 + n, 0, 0, 0);
  const patientId = await writeInPractice(house.member, (tx) =>
    registerPatient(tx, { ...identity, email: `nobody${n}@example.test` }, { source: 'practice', locale: 'fr' }),
  );
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, patientId, locale: 'fr' as const, isFirstVisit: false, notify: 'never' as const };
  const { id } = must(await bookForPatient(memberAt(4 * 1_440), { ...wish, start }));
  must(await stepStatus(memberAt(notedAgo), { id, from: 'booked', to: 'no_show' }));
  return id;
}

describe.each(['PostgreSQL', ...(hasRedis ? ['Redis'] : [])])('an absence, the queue on %s', (name) => {
  test('is told once by two workers when the three minutes are over, and not while they last', async () => {
    const redis = name === 'Redis' ? await startRedis() : null;
    if (redis) shop.closers.push(() => redis.stop());
    const store: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
    await missed(0, 4);
    await missed(1, 0);
    startWorker(shop, store);
    startWorker(shop, store);
    await until(async () => (await readOutbox(shop.data)).length > 0, 40);
    await settled();
    const mails = await readOutbox(shop.data);
    expect(mails.map(({ to }) => to)).toEqual(['nobody0@example.test']);
    expect(mails[0]?.subject).toMatch(/^Rendez-vous manqué/);
    const waiting = await writeInPractice(house.system, ({ db }) =>
      db.delivery.findMany({ where: { practiceId: house.practiceId, state: 'queued' }, select: { kind: true } }),
    );
    expect(waiting).toEqual([{ kind: 'absence_notice' }]);
  });
});

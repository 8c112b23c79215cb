import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { insertAppointment } from '@/lib/appointments/data';
import { holdSlot } from '@/lib/appointments/hold';
import { moveAppointment } from '@/lib/appointments/move';
import type { AppointmentView } from '@/lib/appointments/schema';
import { judgeTime } from '@/lib/appointments/take-time';
import { writeInPractice } from '@/lib/context';
import { randomToken, sha256Hex } from '@/lib/platform/crypto';
import { openDatabase } from '@/lib/platform/db';
import { connectAs } from './catalogue';
import { type House, openHouse } from './house';
import { booked, identity } from './lived-in';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
let owner: pg.Client;
beforeAll(async () => {
  owner = await connectAs(process.env.MIGRATION_DATABASE_URL);
});
afterAll(async () => {
  await owner.end();
  await db.close();
});

const start = new Date('2027-01-05T09:00:00Z');
const wishOf = ({ practitionerId, reasonId }: House) => ({
  ...({ practitionerId, reasonId, start, locale: 'fr', isFirstVisit: true } as const),
});

/** Checks and inserts as holding a time does, without the agenda's lock. */
const holdWithoutLock = (house: House) =>
  writeInPractice(house.visitor, async (tx) => {
    const judged = await judgeTime(tx, wishOf(house));
    if (!judged.ok) return null;
    const { place, end, wallStart, agenda } = judged.value;
    return insertAppointment(tx, {
      ...{ ...wishOf(house), end, wallStart, siteId: place.site, mode: place.mode, timeZone: agenda.timeZone },
      ...{
        patientId: null,
        status: 'held',
        bufferBefore: 0,
        bufferAfter: 0,
        source: 'online',
        expiresAt: new Date('2027-01-04T08:00:00Z'),
      },
      holdTokenHash: sha256Hex(randomToken()),
    });
  });

const rowsOf = ({ practiceId }: House) =>
  db.transaction({ practice: practiceId }, (tx) => tx.appointment.count({ where: { practiceId, status: 'held' } }));
const fifty = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work));

const constraint = (where: string) =>
  `alter table appointment drop constraint appointment_no_overlap, add constraint appointment_no_overlap
   exclude using gist (practice_id with =, practitioner_id with =, tstzrange(block_starts_at, block_ends_at) with &&) where (${where})`;
const real = `status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done') and not overbooked and group_id is null`;
const toothless = `status = 'never'`;

describe('inv-C1 two walls against a double booking, each alone', () => {
  let house: House;
  afterEach(async () => {
    const { practiceId } = house;
    await db.transaction({ practice: practiceId }, (tx) =>
      tx.appointment.updateMany({ where: { practiceId }, data: { status: 'expired' } }),
    );
    await owner.query(constraint(real));
  });

  test('without the lock, the constraint lets one in', async () => {
    house = await openHouse({ db });
    const ids = await fifty(() => holdWithoutLock(house));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    expect(await rowsOf(house)).toBe(1);
  });

  test('without the constraint, the lock lets one in', async () => {
    house = await openHouse({ db });
    await owner.query(constraint(toothless));
    const answers = await fifty(() => holdSlot(house.visitor, wishOf(house)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowsOf(house)).toBe(1);
  });

  test('without either, several get in: the two tests above can fail', async () => {
    house = await openHouse({ db });
    await owner.query(constraint(toothless));
    const ids = await fifty(() => holdWithoutLock(house));
    expect(ids.filter((id) => id !== null).length).toBeGreaterThan(1);
  });
});

const deadlocks = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_100)); // backends tell their figures once a second
  const { rows } = await owner.query<{ n: number }>('select deadlocks::int as n from pg_stat_database where datname = current_database()');
  return rows[0]?.n ?? 0;
};

test('inv-C1 moves that cross, cancellations and holds all at once: no overlap, no deadlock, no fault', async () => {
  const house = await openHouse({ db });
  const before = await deadlocks();
  const times = ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((time) => new Date(`2027-01-05T${time}:00Z`));
  const all: AppointmentView[] = [];
  for (const [n, time] of times.slice(0, 6).entries())
    all.push((await booked(house, time.toISOString(), { ...identity, givenName: `Ève-${'ABCDEF'[n]}` })).appointment);
  const acts = Array.from({ length: 120 }, (_, n) => {
    const one = all[n % all.length];
    const time = times[(n * 5 + 3) % times.length];
    if (!one || !time) throw new Error('no appointment');
    const ctx = house.as(linkActor(house.practiceId, one.id));
    if (n % 10 === 9) return () => holdSlot(house.visitor, { ...wishOf(house), start: time });
    if (n === 100) return () => cancelAppointment(ctx, { id: one.id, reason: 'other' });
    return () => moveAppointment(ctx, { id: one.id, start: time });
  });
  const answers = await Promise.all(acts.map((act) => act()));
  expect(answers.some(({ ok }) => ok)).toBe(true);
  for (const answer of answers) if (!answer.ok) expect(['booking.slot_taken', 'booking.already_cancelled']).toContain(answer.error.code);
  const overlapping = await db.transaction(
    { practice: house.practiceId },
    (tx) => tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from appointment a join appointment b on a.practice_id = b.practice_id
      and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
      where a.status in ('held', 'booked') and b.status in ('held', 'booked')`,
  );
  expect(overlapping).toEqual([{ n: 0 }]);
  expect(await deadlocks()).toBe(before);
});

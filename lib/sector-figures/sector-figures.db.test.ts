import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { answer } from '@/test/answers';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { computeSectorFigures } from './compute';
import { readSectorFigures } from './read-sector-figures';

/** Months of a far year: nobody else's visits are in them. */
const months = ['2033-01', '2033-02', '2033-03', '2033-04', '2033-05', '2033-06'] as const;
const houses: House[] = [];
const computeOn = (date: string) => computeSectorFigures({ ...house().system, clock: frozenClock(`${date}T06:00:00Z`) });
const house = (n = 0): House => {
  const found = houses[n];
  if (!found) throw new Error(`there is no practice ${n}`);
  return found;
};
const figures = (month: string) =>
  inScope(house().system, {}, ({ db }) =>
    db.sectorFigure.findMany({ where: { month: new Date(`${month}-01`) }, orderBy: { name: 'asc' } }),
  );
const day = 86_400_000;

/** Thirty visits in every month, booked `n + 1` days ahead, half of them online, every tenth missed. */
async function fill(one: House, n: number): Promise<void> {
  const { practiceId, practitionerId, reasonId: visitReasonId, siteId } = one;
  await answer(one.member, 'health_data_processing', 'given');
  const { patientId } = must(await registerAtDesk(one.member, { identity, locale: 'fr' }));
  const visit = (month: string, at: number) => {
    const startsAt = new Date(Date.parse(`${month}-10T00:00:00Z`) + at * 1_800_000);
    const endsAt = new Date(startsAt.getTime() + 1_800_000);
    return {
      ...{ practiceId, id: newId('appointment'), practitionerId, siteId, visitReasonId, patientId, mode: 'in_person', locale: 'fr' },
      ...{
        startsAt,
        endsAt,
        blockStartsAt: startsAt,
        blockEndsAt: endsAt,
        bufferBefore: 0,
        bufferAfter: 0,
        wallStart: '',
        timeZone: 'Europe/Paris',
      },
      ...{
        status: at % 10 === 0 ? 'no_show' : 'done',
        source: at % 2 === 0 ? 'online' : 'reception',
        createdBy: 'test',
        createdAt: startsAt,
      },
      bookedAt: new Date(startsAt.getTime() - (n + 1) * day),
    };
  };
  const data = months.flatMap((month) => Array.from({ length: 30 }, (_, at) => visit(month, at)));
  await writeInPractice(one.system, ({ db }) => db.appointment.createMany({ data }));
}

beforeAll(async () => {
  for (let n = 0; n < 11; n++) {
    const one = await openHouse(houses[0] ? { db: houses[0].db } : {});
    houses.push(one);
    await fill(one, n);
    if (n < 9) await answer(one.member, 'anonymized_stats_sharing', 'given');
  }
});
afterAll(() => house().db.close());

describe('inv-G5 sector figures', () => {
  test('nine practices make none, and the month is not computed again when a tenth comes', async () => {
    expect(await computeOn('2033-02-02')).toBe(0);
    expect(await figures('2033-01')).toEqual([]);
    await answer(house(9).member, 'anonymized_stats_sharing', 'given');
    expect(await computeOn('2033-02-03')).toBe(0);
    expect(await figures('2033-01')).toEqual([]);
  });

  test('ten make medians, in which no practice can be found', async () => {
    expect(await computeOn('2033-03-02')).toBe(3);
    const rows = await figures('2033-02');
    expect(rows.map(({ name, value, practices }) => [name, value, practices])).toEqual([
      ['days_to_visit', 5, 10],
      ['no_show_share', 0.1, 10],
      ['online_share', 0.5, 10],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/[a-z]{3}_[0-9a-f]{32}/);
  });

  test('eleven; two workers at once publish the month once', async () => {
    await answer(house(10).member, 'anonymized_stats_sharing', 'given');
    const published = await Promise.all([computeOn('2033-04-02'), computeOn('2033-04-02')]);
    expect(published.sort()).toEqual([0, 3]);
    expect((await figures('2033-03')).map(({ value, practices }) => [value, practices])[0]).toEqual([6, 11]);
  });

  test('who withdraws is left out of the next, and what was published stays', async () => {
    await answer(house(10).member, 'anonymized_stats_sharing', 'withdrawn');
    await computeOn('2033-05-02');
    expect((await figures('2033-04'))[0]).toMatchObject({ value: 5, practices: 10 });
    await answer(house(9).member, 'anonymized_stats_sharing', 'withdrawn');
    expect(await computeOn('2033-06-02')).toBe(0);
    expect(await figures('2033-05')).toEqual([]);
    expect((await figures('2033-04'))[0]).toMatchObject({ practices: 10 });
  });

  test('a practice of the demo, and patients who object or are restricted, are in none', async () => {
    await answer(house(9).member, 'anonymized_stats_sharing', 'given');
    await answer(house(10).member, 'anonymized_stats_sharing', 'given');
    await writeInPractice(house(9).system, ({ db }) => db.$executeRaw`update practice set demo = true where id = ${house(9).practiceId}`);
    await writeInPractice(
      house(10).system,
      ({ db }) => db.$executeRaw`update patient set objects_to = array['statistics'] where practice_id = ${house(10).practiceId}`,
    );
    expect(await computeOn('2033-07-02')).toBe(0);
  });

  test('nothing is computed before a month has ended everywhere', async () => {
    expect(await computeOn('2033-08-01')).toBe(0);
    const run = await inScope(house().system, {}, ({ db }) => db.sectorRun.count({ where: { month: new Date('2033-07-01') } }));
    expect(run).toBe(0);
  });

  test('the newest are shown to who works in a practice and to nobody else', async () => {
    expect(await readSectorFigures(house().member)).toEqual({
      month: '2033-04-01',
      figures: [
        { name: 'days_to_visit', value: 5 },
        { name: 'online_share', value: 0.5 },
        { name: 'no_show_share', value: 0.1 },
      ],
    });
    expect(await readSectorFigures(house().visitor)).toBeNull();
  });

  test('the database itself refuses a figure over nine', async () => {
    const nine = { month: new Date('2033-09-01'), name: 'online_share', value: 0.5, practices: 9 };
    await expect(inScope(house().system, {}, ({ db }) => db.sectorFigure.create({ data: nine }))).rejects.toThrow();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { isTooMuch } from './engine/order';
import { keptFor, policies } from './policies';
import { categories } from './schema';
import { addMonths, cutoffOf, endOf, isKeptAsMinor } from './terms';

const zones = ['Europe/Paris', 'Europe/Berlin', 'Asia/Jerusalem', 'America/Sao_Paulo', 'Pacific/Apia'] as const;

test('a year on from 29 February is its last day; a month on from the 31st too', () => {
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2024-12-31', -13)).toBe('2023-11-30');
  expect(addMonths('2023-12-15', 240)).toBe('2043-12-15');
});

describe('inv-D8: past its term', () => {
  /** The oracle: a row is over once the day of the same date, so many months on, has ended where the practice is. */
  const isOver = (start: number, months: number, now: number, zone: string) =>
    addMonths(localDateAt(start, zone), months) < localDateAt(now, zone);

  test('the cut-off says of any two instants what the calendar says, months and years, in any zone', () => {
    const instant = fc.integer({ min: Date.parse('2004-01-01'), max: Date.parse('2049-12-31') });
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 1, max: 300 }), fc.constantFrom(...zones), (start, now, months, zone) => {
        const cutoff = cutoffOf([{ months }], new Date(now), zone);
        expect(start < cutoff.getTime()).toBe(isOver(start, months, now, zone));
        // The end of a term is the first instant its cut-off reaches past the start.
        const end = endOf([{ months }], new Date(start), zone);
        expect(now >= end.getTime()).toBe(isOver(start, months, now, zone));
      }),
      { numRuns: 400 },
    );
  });

  test('one instant beside midnight, on the days where clocks change and months are short', () => {
    for (const zone of zones)
      for (const date of ['2024-02-29', '2025-03-30', '2025-10-26', '2026-01-31', '2026-12-31'])
        for (const months of [1, 12, 60]) {
          const first = zoneOf(zone).firstInstantOf(dayNumber(addDays(addMonths(date, months), 1)));
          const start = zoneOf(zone).firstInstantOf(dayNumber(date)) + 60_000;
          expect(cutoffOf([{ months }], new Date(first - 1), zone).getTime() > start, `${zone} ${date} ${months} before`).toBe(false);
          expect(cutoffOf([{ months }], new Date(first), zone).getTime() > start, `${zone} ${date} ${months} after`).toBe(true);
        }
  });

  test('days and hours are elapsed time; terms add up', () => {
    const now = new Date('2027-03-29T10:00:00Z');
    expect(cutoffOf([{ days: 30 }], now, 'Europe/Paris').toISOString()).toBe('2027-02-27T10:00:00.000Z');
    expect(cutoffOf([{ hours: 48 }], now, 'Europe/Paris').toISOString()).toBe('2027-03-27T10:00:00.000Z');
    expect(cutoffOf([{ years: 5 }, { years: 15 }], now, 'Europe/Paris')).toEqual(cutoffOf([{ years: 20 }], now, 'Europe/Paris'));
  });
});

test('who was a minor at the last care event is kept to the 28th birthday, and nobody else', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 12_000 }),
      fc.integer({ min: 0, max: 15_000 }),
      (born, age, since) => {
        const [birth, care, today] = [dateOfDay(born), dateOfDay(born + age), dateOfDay(born + age + since)];
        const years = (from: string, to: string) =>
          Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
        // 29 February comes of age on the 28th in a common year, so that day is left out.
        fc.pre(!birth.endsWith('02-29'));
        expect(isKeptAsMinor(birth, care, today)).toBe(
          years(birth, care) < 18 && (years(birth, today) < 28 || (birth.slice(5) === today.slice(5) && years(birth, today) === 28)),
        );
      },
    ),
  );
});

describe('a run stops before it removes', () => {
  const share = { before: 1_000, keptDays: 1826, daysSince: 1 };
  test('over five in a hundred, but for a handful', () => {
    expect(isTooMuch({ ...share, due: 50 })).toBe(false);
    expect(isTooMuch({ ...share, due: 51 })).toBe(true);
    expect(isTooMuch({ before: 20, keptDays: 1826, daysSince: 1, due: 20 })).toBe(false);
  });
  test('over twice what time alone explains where terms are short', () => {
    expect(isTooMuch({ before: 3_000, keptDays: 30, daysSince: 1, due: 110 })).toBe(false);
    expect(isTooMuch({ before: 3_000, keptDays: 30, daysSince: 1, due: 401 })).toBe(true);
    expect(isTooMuch({ before: 3_000, keptDays: 30, daysSince: 31, due: 3_000 })).toBe(false);
  });
});

describe('policies', () => {
  test('every category has one, with a ground in the law or the contract', () => {
    expect(Object.keys(policies).sort()).toEqual([...categories].sort());
    for (const { source } of Object.values(policies)) expect(source.length).toBeGreaterThan(5);
  });
  test('Germany keeps records ten years and invoices eight; Israel removes no record until its law is entered', () => {
    expect(keptFor('record', 'DE')).toMatchObject({ keep: { years: 10 }, archive: null });
    expect(keptFor('invoice', 'DE')).toMatchObject({ keep: { years: 8 } });
    expect(keptFor('invoice', 'IL')).toMatchObject({ keep: { years: 7 } });
    expect(keptFor('record', 'IL')).toBeNull();
    expect(keptFor('record', 'FR')).toMatchObject({ keep: { years: 5 }, archive: { years: 15 } });
  });
  test('what a practice chose counts within its bounds and nowhere else', () => {
    expect(keptFor('appointment', 'FR', 12)).toMatchObject({ keep: { years: 12 } });
    expect(keptFor('appointment', 'FR', 40)).toMatchObject({ keep: { years: 20 } });
    expect(keptFor('record', 'FR', 2)).toMatchObject({ keep: { years: 5 } });
  });
});

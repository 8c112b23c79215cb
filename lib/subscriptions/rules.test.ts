import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsCountry, invoiceNumber, monthsAfter, nextLook, nextPeriod, nextRetry, quoteOf, taxOf } from './rules';

const at = (iso: string) => new Date(iso);
const iso = (date: Date) => date.toISOString().slice(0, 10);

describe('periods of a subscription', () => {
  test('the 31st comes back after a short month', () => {
    const anchor = at('2027-01-31T10:00:00Z');
    expect([1, 2, 3, 13].map((months) => iso(monthsAfter(anchor, months)))).toEqual([
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2028-02-29',
    ]);
  });

  test('one paid late follows the one before without a gap; one later than its own end begins anew', () => {
    const run = { anchor: at('2027-01-31T10:00:00Z'), paidInRow: 1, paidUntil: at('2027-02-28T10:00:00Z'), cycle: 'monthly' as const };
    const late = nextPeriod('monthly', run, at('2027-03-10T00:00:00Z'));
    expect([iso(late.start), iso(late.end), late.paidInRow]).toEqual(['2027-02-28', '2027-03-31', 2]);
    const tooLate = nextPeriod('monthly', run, at('2028-03-10T00:00:00Z'));
    expect([iso(tooLate.start), iso(tooLate.end), tooLate.paidInRow]).toEqual(['2028-03-10', '2028-04-10', 1]);
  });

  test('another cycle begins where the paid one ends', () => {
    const run = { anchor: at('2027-01-31T10:00:00Z'), paidInRow: 1, paidUntil: at('2027-02-28T10:00:00Z'), cycle: 'monthly' as const };
    const yearly = nextPeriod('yearly', run, at('2027-03-01T00:00:00Z'));
    expect([iso(yearly.start), iso(yearly.end)]).toEqual(['2027-02-28', '2028-02-28']);
  });

  test('whatever the anchor, periods touch and grow', () => {
    const dates = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(
        dates,
        fc.constantFrom('monthly' as const, 'yearly' as const),
        fc.integer({ min: 0, max: 40 }),
        (anchor, cycle, paidInRow) => {
          const first = nextPeriod(cycle, { anchor, paidInRow, paidUntil: anchor, cycle }, new Date(0));
          const second = nextPeriod(cycle, { ...first, paidUntil: first.end, cycle }, new Date(0));
          expect(second.start).toEqual(first.end);
          expect(second.end.getTime()).toBeGreaterThan(first.end.getTime());
        },
      ),
    );
  });
});

describe('what is charged', () => {
  test('VAT of France at home, reverse charge in the union with a number, none outside it', () => {
    expect(taxOf({ country: 'FR', vatNumber: '' })).toEqual({ tax: 'domestic', vatRate: 2_000 });
    expect(taxOf({ country: 'FR', vatNumber: 'FR12345678901' })).toEqual({ tax: 'domestic', vatRate: 2_000 });
    expect(taxOf({ country: 'MC', vatNumber: '' })).toEqual({ tax: 'domestic', vatRate: 2_000 });
    expect(taxOf({ country: 'DE', vatNumber: 'DE123456789' })).toEqual({ tax: 'reverse_charge', vatRate: 0 });
    expect(taxOf({ country: 'DE', vatNumber: '' })).toEqual({ tax: 'domestic', vatRate: 2_000 });
    expect(taxOf({ country: 'IL', vatNumber: '' })).toEqual({ tax: 'outside_eu', vatRate: 0 });
  });

  test('sums add up to the cent', () => {
    expect(quoteOf(3_900, 1, { country: 'FR', vatNumber: '' })).toMatchObject({ netMinor: 3_900, vatMinor: 780, totalMinor: 4_680 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 200 }), (unit, quantity) => {
        const quote = quoteOf(unit, quantity, { country: 'FR', vatNumber: '' });
        expect(quote.totalMinor).toBe(quote.netMinor + quote.vatMinor);
        expect(Math.abs(quote.vatMinor - quote.netMinor * 0.2)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('a VAT number belongs to its country', () => {
    expect(fitsCountry('', 'FR')).toBe(true);
    expect(fitsCountry('FR12345678901', 'FR')).toBe(true);
    expect(fitsCountry('EL123456789', 'GR')).toBe(true);
    expect(fitsCountry('DE123456789', 'FR')).toBe(false);
    expect(fitsCountry('FR<script>', 'FR')).toBe(false);
  });
});

test('a refused renewal is tried after 1, 3 and 7 days and shortly before the fourteenth is over, then no more', () => {
  const since = at('2027-03-01T10:00:00Z');
  const tries: Date[] = [];
  for (let next = nextRetry(since, since); next; next = nextRetry(since, next)) tries.push(next);
  expect(tries.map((one) => one.toISOString())).toEqual([
    '2027-03-02T10:00:00.000Z',
    '2027-03-04T10:00:00.000Z',
    '2027-03-08T10:00:00.000Z',
    '2027-03-15T08:00:00.000Z',
  ]);
});

test('a payment somebody waits for is looked at three times a minute, an old one hourly', () => {
  const asked = at('2027-03-01T10:00:00Z');
  const after = (minutes: number) => {
    const now = new Date(asked.getTime() + minutes * 60_000);
    return (nextLook(asked, now).getTime() - now.getTime()) / 1_000;
  };
  expect([after(0), after(9), after(11), after(61)]).toEqual([20, 20, 120, 3_600]);
});

test('numbers sort as they were given', () => {
  expect(invoiceNumber('2027', 42)).toBe('2027-000042');
});

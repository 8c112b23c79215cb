import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOfferedStarts, isOffered, offeredStarts, refusalFor, type SlotRules } from './rules';
import { rulesAnywhere, rulesIn, zones } from './rules.arbitrary';
import { oracleStarts, shiftDate, wallClock } from './rules.oracle';

const MINUTE = 60_000;
const holds = (property: (rules: SlotRules) => void, numRuns: number) => fc.assert(fc.property(rulesAnywhere, property), { numRuns });

describe('the engine agrees with a minute-by-minute walk of the wall clock', () => {
  it.each(zones)('in %s', (zone) => {
    const agrees = (rules: SlotRules) => {
      expect(offeredStarts(rules)).toEqual(oracleStarts(rules));
    };
    fc.assert(fc.property(rulesIn(zone), agrees), { numRuns: 10 });
  });
});

describe('what holds for any rules', () => {
  it('a date offers the same whatever window is asked for', () => {
    holds((rules) => {
      const dates = Array.from({ length: rules.days }, (_, n) => shiftDate(rules.from, n));
      const oneByOne = dates.flatMap((from) => offeredStarts({ ...rules, from, days: 1 }));
      expect(oneByOne).toEqual(offeredStarts(rules));
      const wider = offeredStarts({ ...rules, from: shiftDate(rules.from, -9), days: rules.days + 20 });
      const asked = new Set(dates);
      expect(wider.filter((start) => asked.has(wallClock(start, rules.timeZone).slice(0, 10)))).toEqual(oneByOne);
    }, 300);
  });

  it('the earliest starts are the beginning of the full list', () => {
    holds((rules) => {
      const window = { ...rules, days: 40 };
      expect(firstOfferedStarts(window, 3)).toEqual(offeredStarts(window).slice(0, 3));
    }, 200);
  });

  it('a start is offered exactly when judging it finds no refusal', () => {
    holds((rules) => {
      const offered = new Set(offeredStarts(rules));
      const from = Date.parse(`${rules.from}T00:00:00Z`);
      const asked = new Set(Array.from({ length: rules.days }, (_, n) => shiftDate(rules.from, n)));
      for (const start of offered) expect(isOffered(rules, start)).toBe(true);
      for (let at = from; at < from + rules.days * 24 * 60 * MINUTE; at += 35 * MINUTE) {
        if (asked.has(wallClock(at, rules.timeZone).slice(0, 10))) expect(refusalFor(rules, at) === null).toBe(offered.has(at));
      }
    }, 100);
  });

  it('the order of the lists does not matter', () => {
    holds((rules) => {
      const turned = {
        ...rules,
        openings: rules.openings.toReversed(),
        exceptions: rules.exceptions.toReversed(),
        absences: rules.absences.toReversed(),
        busy: rules.busy.toReversed(),
        external: rules.external.toReversed(),
      };
      expect(offeredStarts(turned)).toEqual(offeredStarts(rules));
    }, 200);
  });

  it('splitting an opening into two touching ones changes nothing', () => {
    holds((rules) => {
      const openings = rules.openings.flatMap((one) => {
        // An opening that begins in a gap begins later than it says, so the cut stays clear of any gap's length.
        const cut = one.start + 120;
        return one.end > cut
          ? [
              { ...one, end: cut },
              { ...one, start: cut },
            ]
          : [one];
      });
      expect(offeredStarts({ ...rules, openings })).toEqual(offeredStarts(rules));
    }, 300);
  });

  it('booking a start takes it away and adds none', () => {
    holds((rules) => {
      const { reason } = rules;
      const before = offeredStarts(rules);
      const start = before[Math.floor(before.length / 2)];
      if (start === undefined) return;
      const booked = {
        start,
        end: start + reason.durationMinutes * MINUTE,
        bufferBefore: reason.bufferBefore,
        bufferAfter: reason.bufferAfter,
      };
      const after = offeredStarts({ ...rules, busy: [...rules.busy, booked] });
      expect(after).not.toContain(start);
      expect(before).toEqual(expect.arrayContaining(after));
      expect(refusalFor({ ...rules, busy: [...rules.busy, booked] }, start)).toBe('taken');
    }, 300);
  });
});

describe('a rule keeps its wall clock', () => {
  it.each(zones)('9:00–12:00 reads the same on every date of two years in %s', (timeZone) => {
    const starts = offeredStarts({
      ...{ now: Date.parse('2025-12-01T00:00:00Z'), timeZone, from: '2026-01-01', days: 730 },
      openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: 540, end: 720 })),
      ...{ exceptions: [], absences: [], busy: [], external: [] },
      reason: {
        durationMinutes: 60,
        stepMinutes: 60,
        bufferBefore: 0,
        bufferAfter: 0,
        minNoticeMinutes: 0,
        horizonDays: null,
        maxPerDay: null,
      },
    });
    const expected = Array.from({ length: 730 }, (_, n) => shiftDate('2026-01-01', n)).flatMap((date) =>
      ['09', '10', '11'].map((h) => `${date} ${h}:00`),
    );
    expect(starts.map((start) => wallClock(start, timeZone))).toEqual(expected);
  });
});

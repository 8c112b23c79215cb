import { describe, expect, it } from 'vitest';
import type { AgendaBlock, AgendaColumn } from './agenda-as-drawn';
import { fittingStart } from './fitting-start';

const minute = 60_000;
const nine = Date.parse('2026-11-24T09:00:00+01:00');
const at = (minutes: number) => nine + minutes * minute;
const column: AgendaColumn = {
  ...{ key: 'a', practitionerId: 'a', name: 'A', initials: 'A', date: '2026-11-24', anchor: at(-60), end: at(600) },
  ...{ open: [{ start: nine, end: at(180) }], absences: [], external: [], holiday: null, blocks: [], crowds: [], marks: null },
};
const taken = (from: number, to: number): AgendaBlock => ({
  ...{
    id: `${from}`,
    version: 1,
    practitionerId: 'a',
    siteId: 's',
    reasonId: 'r',
    patientId: 'p',
    look: 'booked',
    start: at(from),
    end: at(to),
  },
  ...{ name: 'N', birthYear: null, phone: null, reason: 'R', colour: 'sky', mode: 'in_person', isFirstVisit: false, overbooked: false },
  ...{ inSeries: false, groupId: null, places: null, bufferBefore: 0, bufferAfter: 0, arrivedAt: null, expiresAt: null },
});
const half = { durationMinutes: 30, bufferBefore: 0, bufferAfter: 0 };
const startOf = (pressed: number, blocks: readonly AgendaBlock[], reason = half, now = nine) =>
  (fittingStart([column], new Map(blocks.map((one) => [one.id, one])), { practitionerId: 'a', start: at(pressed) }, reason, now) - nine) /
  minute;

describe('where a visit begins when a time was pressed', () => {
  it('is that time where it fits', () => {
    expect(startOf(35, [])).toBe(35);
  });

  it('is earlier where it would run into the next visit, or past closing', () => {
    expect(startOf(15, [taken(30, 60)])).toBe(0);
    expect(startOf(170, [])).toBe(150);
  });

  it('is that time where nothing fits: it is said what is in the way', () => {
    expect(startOf(40, [taken(0, 30), taken(50, 80)])).toBe(40);
    expect(startOf(40, [], { ...half, durationMinutes: 300 })).toBe(40);
  });

  it('is never moved into the past', () => {
    expect(startOf(15, [taken(30, 60)], half, at(10))).toBe(15);
  });
});

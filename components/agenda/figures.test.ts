import { describe, expect, it } from 'vitest';
import type { AgendaBlock, AgendaColumn } from './agenda-as-drawn';
import { figuresOf, freeTimesOf, shownBy } from './figures';
import { freeCells } from './free-cells';

const minute = 60_000;
const eight = Date.parse('2026-11-24T08:00:00+01:00');
const at = (minutesPastEight: number) => eight + minutesPastEight * minute;
const today = { date: '2026-11-24', from: at(-480), to: at(960) };
const block = (look: AgendaBlock['look'], from: number, to: number, more: Partial<AgendaBlock> = {}): AgendaBlock => ({
  ...{
    id: `${look}-${from}`,
    version: 1,
    practitionerId: 'p',
    siteId: 's',
    roomIds: [],
    reasonId: 'r',
    patientId: 'x',
    look,
    start: at(from),
    end: at(to),
  },
  ...{ name: 'N', birthYear: null, phone: null, reason: 'R', colour: 'sky', inSeries: false, groupId: null, places: null },
  ...{ mode: 'in_person', isFirstVisit: false, overbooked: false, bufferBefore: 0, bufferAfter: 0, arrivedAt: null, expiresAt: null },
  ...more,
});
const column: AgendaColumn = {
  ...{ key: 'p', practitionerId: 'p', name: 'P', initials: 'P', date: today.date, anchor: eight, end: at(660) },
  ...{
    open: [{ start: at(60), end: at(180) }],
    absences: [],
    external: [],
    holiday: null,
    blocks: [],
    crowds: [],
    marks: null,
    roomId: null,
    externalAt: null,
  },
};

describe('the strip of the day', () => {
  const blocks = [
    block('done', 0, 30),
    block('arrived', 60, 90, { arrivedAt: at(50) }),
    block('arrived', 90, 120, { arrivedAt: at(75) }),
    block('confirmed', 60, 90),
    block('booked', 200, 230),
    block('no_show', 30, 60),
    block('held', 300, 330),
  ];
  const now = at(80);

  it('counts what the same filter shows', () => {
    const figures = figuresOf(blocks, [column], now, today);
    expect(figures).toEqual({ planned: 5, waiting: 2, longestWait: 30, late: 1, free: 2 });
    for (const only of ['planned', 'waiting', 'late'] as const) expect(shownBy(blocks, only, now, today)).toHaveLength(figures[only]);
    expect(shownBy(blocks, 'longest', now, today).map(({ arrivedAt }) => arrivedAt)).toEqual([at(50)]);
    expect(freeTimesOf(blocks, [column], now)).toHaveLength(figures.free);
  });

  it('counts a group by who comes to it', () => {
    const group = block('booked', 300, 360, { places: { taken: 2, capacity: 8 } });
    const people = [block('booked', 300, 360, { groupId: group.id }), block('arrived', 300, 360, { groupId: group.id })];
    expect(figuresOf([group, ...people], [], now, today).planned).toBe(2);
  });

  it('calls nobody late on another day', () => {
    expect(figuresOf([block('booked', -2000, -1970)], [], now, today).late).toBe(0);
  });
});

describe('free cells', () => {
  const cells = (blocks: readonly AgendaBlock[], now = at(0), of = column) =>
    freeCells(of, blocks, now).map(({ start, end }) => [(start - eight) / minute, (end - eight) / minute]);

  it('are the half-hours of the opening', () => {
    expect(cells([])).toEqual([
      [60, 90],
      [90, 120],
      [120, 150],
      [150, 180],
    ]);
  });

  it('begin where a visit and its buffer end, and ignore what no longer takes the time', () => {
    expect(cells([block('booked', 60, 80, { bufferAfter: 5 }), block('cancelled', 120, 150)])).toEqual([
      [85, 90],
      [90, 120],
      [120, 150],
      [150, 180],
    ]);
  });

  it('are neither in the past nor in an absence', () => {
    const away = { ...column, absences: [{ id: 'abs', label: 'Congrès', start: at(120), end: at(200) }] };
    expect(cells([], at(71), away)).toEqual([
      [75, 90],
      [90, 120],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { dayNumber } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';
import { edgesOf, hourMarks, placeBlocks, visibleHours, without } from './layout';

const paris = zoneOf('Europe/Paris');
const dayOf = (date: string) => {
  const day = dayNumber(date);
  return { day, from: paris.firstInstantOf(day), to: paris.firstInstantOf(day + 1) };
};
const span = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) });
const labels = (date: string, hours: { start: number; end: number }) =>
  hourMarks(paris, edgesOf(paris, dayOf(date), hours)).map(({ label }) => label);

describe('the hours drawn', () => {
  it('reach from 08:00 to 19:00 when nothing asks for more', () => {
    const nine = span('2026-11-24T09:00:00+01:00', '2026-11-24T18:00:00+01:00');
    expect(visibleHours(paris, [dayOf('2026-11-24')], [nine])).toEqual({ start: 480, end: 1140 });
  });

  it('leave an hour around the earliest and the latest', () => {
    const long = span('2026-11-24T07:30:00+01:00', '2026-11-24T20:10:00+01:00');
    expect(visibleHours(paris, [dayOf('2026-11-24')], [long])).toEqual({ start: 360, end: 1320 });
  });

  it('are the whole day where an opening runs past midnight', () => {
    const night = span('2026-11-24T22:00:00+01:00', '2026-11-25T06:00:00+01:00');
    expect(visibleHours(paris, [dayOf('2026-11-24'), dayOf('2026-11-25')], [night])).toEqual({ start: 0, end: 1440 });
  });
});

describe('a day whose clocks change', () => {
  const wholeDay = { start: 0, end: 1440 };

  it('has 23 hours in spring, and no 02:00', () => {
    expect(labels('2026-03-29', wholeDay).slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
    expect(labels('2026-03-29', wholeDay)).toHaveLength(23);
  });

  it('has 25 hours in autumn, and 02:00 twice', () => {
    expect(labels('2026-10-25', wholeDay).slice(0, 5)).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00']);
    expect(labels('2026-10-25', wholeDay)).toHaveLength(25);
  });

  it('shows office hours beside those of other days', () => {
    expect(labels('2026-03-29', { start: 480, end: 1140 })).toEqual(labels('2026-03-30', { start: 480, end: 1140 }));
  });
});

describe('blocks at the same time', () => {
  const at = (id: string, start: number, end: number) => ({ id, start, end });

  it('touch without sharing', () => {
    expect(placeBlocks([at('a', 0, 30), at('b', 30, 60)]).placed).toEqual([
      { id: 'a', lane: 0, lanes: 1 },
      { id: 'b', lane: 0, lanes: 1 },
    ]);
  });

  it('share the width over the whole chain, and take the first lane that is free', () => {
    expect(placeBlocks([at('a', 0, 60), at('b', 10, 30), at('c', 30, 50), at('d', 60, 90)]).placed).toEqual([
      { id: 'a', lane: 0, lanes: 2 },
      { id: 'b', lane: 1, lanes: 2 },
      { id: 'c', lane: 1, lanes: 2 },
      { id: 'd', lane: 0, lanes: 1 },
    ]);
  });
});

describe('more blocks than fit beside each other', () => {
  const at = (id: string, start: number, end: number) => ({ id, start, end });

  it('keep two, and count the others in the third place', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => at(id, 0, 60));
    expect(placeBlocks([...five, at('f', 60, 90)])).toEqual({
      placed: [
        { id: 'a', lane: 0, lanes: 3 },
        { id: 'b', lane: 1, lanes: 3 },
        { id: 'f', lane: 0, lanes: 1 },
      ],
      crowds: [{ ids: ['c', 'd', 'e'], start: 0, end: 60, lane: 2, lanes: 3 }],
    });
  });

  it('are all drawn when they are three', () => {
    expect(placeBlocks(['a', 'b', 'c'].map((id) => at(id, 0, 60)))).toMatchObject({ placed: [{}, {}, { lanes: 3 }], crowds: [] });
  });
});

describe('what is left of a time', () => {
  it('is cut on both sides and in the middle', () => {
    const cut = [
      { start: 0, end: 10 },
      { start: 40, end: 50 },
      { start: 90, end: 200 },
    ];
    expect(without([{ start: 0, end: 100 }], cut)).toEqual([
      { start: 10, end: 40 },
      { start: 50, end: 90 },
    ]);
  });
});

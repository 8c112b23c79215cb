import { describe, expect, it } from 'vitest';
import type { AgendaBlock, AgendaColumn } from './agenda-as-drawn';
import { conflictsOnScreen } from './conflicts';

const eight = Date.parse('2026-11-24T08:00:00+01:00');
const at = (minutesPastEight: number) => eight + minutesPastEight * 60_000;
const column: AgendaColumn = {
  ...{ key: 'a', practitionerId: 'a', name: 'A', initials: 'A', date: '2026-11-24', anchor: eight, end: at(660) },
  open: [
    { start: at(60), end: at(120) },
    { start: at(120), end: at(240) },
  ],
  absences: [{ id: 'abs', label: 'Congrès', start: at(180), end: at(200) }],
  external: [{ start: at(220), end: at(230) }],
  ...{ holiday: null, blocks: [], crowds: [], marks: null, roomId: null, externalAt: null },
};
const block = (id: string, from: number, to: number, more: Partial<AgendaBlock> = {}): AgendaBlock => ({
  ...{
    id,
    version: 1,
    practitionerId: 'a',
    siteId: 's',
    roomIds: [],
    reasonId: 'r',
    patientId: `p-${id}`,
    look: 'booked',
    start: at(from),
    end: at(to),
  },
  ...{ name: id, birthYear: null, phone: null, reason: 'R', colour: 'sky', mode: 'in_person', isFirstVisit: false, overbooked: false },
  ...{ inSeries: false, groupId: null, places: null, bufferBefore: 0, bufferAfter: 0, arrivedAt: null, expiresAt: null },
  ...more,
});
const kinds = (
  blocks: readonly AgendaBlock[],
  from: number,
  to: number,
  more: { now?: number; patientId?: string; bufferAfter?: number; room?: { id: string; name: string } } = {},
) =>
  conflictsOnScreen(
    [column],
    new Map(blocks.map((one) => [one.id, one])),
    {
      ...{ practitionerId: 'a', start: at(from), end: at(to), bufferBefore: 0, bufferAfter: more.bufferAfter ?? 0 },
      ...{ except: 'moved', patientId: more.patientId ?? null, room: more.room ?? null },
    },
    more.now ?? at(0),
  ).map(({ kind }) => kind);

describe('what is seen in the way of a time', () => {
  it('is nothing across two openings that touch, beside a visit, or of the visit itself', () => {
    expect(kinds([block('x', 60, 90), block('moved', 90, 120)], 90, 150)).toEqual([]);
  });

  it('is every visit, hold and buffer at once', () => {
    const there = [block('x', 60, 90), block('y', 90, 100, { look: 'held', name: null }), block('z', 130, 150, { bufferBefore: 10 })];
    expect(kinds(there, 80, 125)).toEqual(['appointment', 'hold', 'buffer']);
  });

  it('adds the buffers of both sides', () => {
    expect(kinds([block('z', 130, 150, { bufferBefore: 5 })], 100, 120, { bufferAfter: 5 })).toEqual([]);
    expect(kinds([block('z', 130, 150, { bufferBefore: 10 })], 100, 120, { bufferAfter: 5 })).toEqual(['buffer']);
  });

  it('ignores what no longer takes the time', () => {
    expect(kinds([block('x', 60, 90, { look: 'cancelled' }), block('y', 60, 90, { look: 'no_show' })], 60, 90)).toEqual([]);
  });

  it('is an absence, another calendar with the own buffer, closed hours and the past', () => {
    expect(kinds([], 170, 190)).toEqual(['absence']);
    expect(kinds([], 205, 215, { bufferAfter: 10 })).toEqual(['external']);
    expect(kinds([], 30, 60)).toEqual(['closed']);
    expect(kinds([], 230, 250)).toEqual(['closed']);
    expect(kinds([], 60, 90, { now: at(61) })).toEqual(['past']);
  });

  it('is the same patient with somebody else at that time', () => {
    const elsewhere = block('x', 60, 90, { practitionerId: 'b', patientId: 'p1' });
    expect(kinds([elsewhere], 80, 100, { patientId: 'p1' })).toEqual(['patient_elsewhere']);
    expect(kinds([elsewhere], 80, 100, { patientId: 'p2' })).toEqual([]);
  });

  it('is a visit of anybody in the room it is meant for, with buffers; not one that overbooks, nor another room', () => {
    const room = { id: 'one', name: 'Salle 1' };
    const there = (more: Partial<AgendaBlock> = {}) => [block('x', 60, 90, { practitionerId: 'b', roomIds: ['one'], ...more })];
    expect(kinds(there(), 80, 100, { room })).toEqual(['resource']);
    expect(kinds(there({ bufferAfter: 10 }), 95, 110, { room })).toEqual(['resource']);
    expect(kinds(there({ overbooked: true }), 80, 100, { room })).toEqual([]);
    expect(kinds(there({ roomIds: ['two'] }), 80, 100, { room })).toEqual([]);
  });
});

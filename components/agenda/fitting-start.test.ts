import { describe, expect, it } from 'vitest';
import type { AgendaBlock, AgendaColumn, DeskReason } from './agenda-as-drawn';
import { fittingStart, wouldBook } from './fitting-start';

const minute = 60_000;
const nine = Date.parse('2026-11-24T09:00:00+01:00');
const at = (minutes: number) => nine + minutes * minute;
const column: AgendaColumn = {
  ...{ key: 'a', practitionerId: 'a', name: 'A', initials: 'A', date: '2026-11-24', anchor: at(-60), end: at(600) },
  ...{
    open: [{ start: nine, end: at(180) }],
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
const taken = (from: number, to: number): AgendaBlock => ({
  ...{
    id: `${from}`,
    version: 1,
    practitionerId: 'a',
    siteId: 's',
    roomIds: [],
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

describe('who would see somebody in a room', () => {
  const other = { ...column, key: 'b', practitionerId: 'b', name: 'B' };
  const reason = (id: string, practitionerId: string, resources: string[] = []): DeskReason => ({
    ...{ id, practitionerId, label: id, ...half, modes: ['in_person'], resources, price: null },
  });
  const people = [
    { id: 'a', name: 'A', initials: 'A' },
    { id: 'b', name: 'B', initials: 'B' },
  ];
  const book = (reasons: readonly DeskReason[], blocks: readonly AgendaBlock[] = [], practitionerId: string | null = null) =>
    wouldBook(
      { practitioners: people, practitionerId: 'a', reasons, rooms: [{ id: 'one', name: 'Salle 1', siteId: 's', siteName: null }] },
      [column, other],
      new Map(blocks.map((one) => [one.id, one])),
      { practitionerId, roomId: 'one', start: at(60) },
      nine,
    );

  it('is whoever has a reason for that room, with that reason', () => {
    expect(book([reason('talk', 'a'), reason('talk-b', 'b'), reason('surgery', 'b', ['one'])])).toMatchObject({
      ...{ practitionerId: 'b', reasonId: 'surgery', roomId: 'one', start: at(60) },
    });
  });

  it('is the one shown where both could, and the other where the one shown is taken', () => {
    const both = [reason('mine', 'a', ['one']), reason('theirs', 'b', ['one'])];
    expect(book(both)).toMatchObject({ practitionerId: 'a', reasonId: 'mine' });
    expect(book(both, [taken(0, 180)])).toMatchObject({ practitionerId: 'b', reasonId: 'theirs' });
  });

  it('is the practitioner whose column was pressed, whatever the others could', () => {
    expect(book([reason('theirs', 'b', ['one'])], [], 'a')).toMatchObject({ practitionerId: 'a', reasonId: null });
  });
});

import { describe, expect, it } from 'vitest';
import { type AgendaBlock, MINUTE } from './agenda-as-drawn';
import { capacityOf, countExpected, shareTaken } from './capacity';

const span = (start: number, end: number) => ({ start: start * MINUTE, end: end * MINUTE });
const visit = (start: number, end: number, more: Partial<Pick<AgendaBlock, 'look' | 'bufferBefore' | 'bufferAfter'>> = {}) => ({
  ...span(start, end),
  ...{ look: 'booked' as const, bufferBefore: 0, bufferAfter: 0, ...more },
});
const twenty = { durationMinutes: 20, bufferBefore: 0, bufferAfter: 0 };
const morning = { open: [span(0, 120)], absences: [], external: [] };

describe('what a day can hold', () => {
  it('is what it has and as many of the usual visit as fit between', () => {
    expect(capacityOf(morning, [], twenty)).toBe(6);
    expect(capacityOf(morning, [visit(0, 20)], twenty)).toBe(6);
    // Ten minutes on each side hold nobody.
    expect(capacityOf(morning, [visit(10, 110)], twenty)).toBe(1);
  });

  it('counts the buffers of both, and what stands outside the hours', () => {
    expect(capacityOf(morning, [visit(0, 20, { bufferAfter: 10 })], { ...twenty, bufferAfter: 10 })).toBe(4);
    expect(capacityOf(morning, [visit(200, 220)], twenty)).toBe(7);
  });

  it('leaves out absences and what another calendar takes, and adjoining openings are one', () => {
    expect(capacityOf({ ...morning, absences: [{ ...span(0, 60), id: 'a', label: 'x' }] }, [], twenty)).toBe(3);
    expect(capacityOf({ ...morning, external: [span(60, 120)] }, [], twenty)).toBe(3);
    expect(capacityOf({ ...morning, open: [span(0, 50), span(50, 120)] }, [], twenty)).toBe(6);
  });

  it('takes no hold for a visit, but gives its time to nobody; a cancelled one gives it back', () => {
    const held = visit(0, 60, { look: 'held' });
    expect([countExpected([held]), capacityOf(morning, [held], twenty)]).toEqual([0, 3]);
    expect(capacityOf(morning, [visit(0, 60, { look: 'cancelled' })], twenty)).toBe(6);
  });

  it('is not said of a closed day, or without a usual visit', () => {
    expect(capacityOf({ ...morning, open: [] }, [], twenty)).toBeNull();
    expect(capacityOf(morning, [], undefined)).toBeNull();
  });
});

describe('how much of the hours is taken', () => {
  it('counts a time once, however many visits overlap in it, and only inside the hours', () => {
    expect(shareTaken(morning, [visit(0, 30), visit(15, 30), visit(110, 130)])).toBeCloseTo(40 / 120);
    expect(shareTaken({ open: [] }, [visit(0, 30)])).toBeNull();
  });
});

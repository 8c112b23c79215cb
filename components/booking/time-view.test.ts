import { describe, expect, it } from 'vitest';
import { timeView } from './time-view';

const at = (text: string) => Date.parse(`${text}:00+01:00`);
const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'];
const view = (given: Partial<Parameters<typeof timeView>[0]>) =>
  timeView({
    zone: 'Europe/Paris',
    today: '2026-11-23',
    from: '2026-11-23',
    openDates: week,
    starts: [],
    nextAvailable: null,
    wishedDay: null,
    wishedPart: null,
    ...given,
  });

describe('the days of the time picker', () => {
  it('are five open days; one with nothing left stays, and the first free one is chosen', () => {
    const { days, day, next } = view({ starts: [at('2026-11-24T10:00'), at('2026-11-24T10:00'), at('2026-12-01T09:00')] });
    expect(days).toEqual([
      { date: '2026-11-23', free: 0 },
      { date: '2026-11-24', free: 1 },
      { date: '2026-11-25', free: 0 },
      { date: '2026-11-26', free: 0 },
      { date: '2026-11-27', free: 0 },
    ]);
    expect(day).toBe('2026-11-24');
    expect(next).toBe('2026-11-30');
  });

  it('end with the last free one: nothing is shown beyond what can be booked', () => {
    const { days, next } = view({ starts: [at('2026-11-24T10:00')] });
    expect(days.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24']);
    expect(next).toBeNull();
  });

  it('give the next free start when the five offer none', () => {
    const { day, jump } = view({ starts: [at('2026-12-01T09:00')] });
    expect(day).toBeNull();
    expect(jump).toBe(at('2026-12-01T09:00'));
    expect(view({ nextAvailable: at('2027-01-04T09:00') }).jump).toBe(at('2027-01-04T09:00'));
  });

  it('lead back to the five open days before, never before today', () => {
    expect(view({ from: '2026-12-01', starts: [at('2026-12-01T09:00')] }).previous).toBe('2026-11-24');
    expect(view({ from: '2026-11-24', starts: [at('2026-12-01T09:00')] }).previous).toBe('2026-11-23');
    expect(view({ starts: [at('2026-12-01T09:00')] }).previous).toBeNull();
  });

  it('choose the day wished only when it has a free time', () => {
    const starts = [at('2026-11-24T10:00'), at('2026-11-25T10:00')];
    expect(view({ starts, wishedDay: '2026-11-25' }).day).toBe('2026-11-25');
    expect(view({ starts, wishedDay: '2026-11-23' }).day).toBe('2026-11-24');
  });
});

describe('the parts of a day', () => {
  it('are told on the practice’s clock, whatever this machine’s', () => {
    const { parts } = view({ starts: [at('2026-11-24T11:45'), at('2026-11-24T12:00'), at('2026-11-24T18:00')] });
    expect(parts.map(({ part }) => part)).toEqual(['morning', 'afternoon', 'evening']);
  });

  it('are narrowed to one that exists', () => {
    const starts = [at('2026-11-24T09:00'), at('2026-11-24T14:00')];
    expect(view({ starts, wishedPart: 'afternoon' }).part).toBe('afternoon');
    expect(view({ starts, wishedPart: 'evening' }).part).toBeNull();
  });
});

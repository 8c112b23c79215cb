import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '@/lib/core/clock';
import { clockMoveSchema, moveClock, openClock } from './local-clock';

let data: string;
const local = () => ({ isLocal: true, PRATI_DATA: data });
const nextLook = () => new Promise((resolve) => setTimeout(resolve, 230));

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'prati-clock-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe('the local clock', () => {
  test('moves in every process that reads the same folder', async () => {
    const [web, worker] = [openClock(local()), openClock(local())];
    expect(Math.abs(web.now().getTime() - Date.now())).toBeLessThan(50);
    moveClock(local(), { now: '2027-03-28T00:59:00Z' });
    await nextLook();
    for (const clock of [web, worker]) expect(clock.now().toISOString()).toMatch(/^2027-03-28T00:59:0/);
  });

  test('advances from where it stands, in UTC, and not from the real time', async () => {
    moveClock(local(), { now: '2026-03-28T12:00:00Z' });
    expect(moveClock(local(), { advance: 'P31D' }).toISOString()).toMatch(/^2026-04-28T12:00:0/);
    expect(moveClock(local(), { advance: '-PT5M' }).toISOString()).toMatch(/^2026-04-28T11:55:0/);
  });

  test('goes back to the real time', async () => {
    const clock = openClock(local());
    moveClock(local(), { advance: 'P1Y' });
    moveClock(local(), { reset: true });
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(50);
  });

  test('does not exist outside local mode', () => {
    moveClock(local(), { advance: 'P1Y' });
    expect(openClock({ isLocal: false, PRATI_DATA: data })).toBe(systemClock);
    expect(() => moveClock({ isLocal: false, PRATI_DATA: data }, { reset: true })).toThrow(/local mode/);
  });

  test('reads a moment as the slot engine does', () => {
    const move = clockMoveSchema.parse({ now: '2027-03-28T02:59+0200' });
    expect(moveClock(local(), move).toISOString()).toBe('2027-03-28T00:59:00.000Z');
  });

  test.each([
    ...[{ advance: '31 days' }, { advance: 'P0D' }, { advance: 'P999999999D' }, { advance: 'P300000Y' }, { advance: '-P101Y' }],
    ...[{ now: 'tomorrow' }, { now: '2027-03-28T00:59:00' }, { now: '9999-12-31T23:59:59Z' }, { now: '0001-01-01T00:00:00Z' }],
    ...[{ reset: false }, {}, { reset: true, advance: 'P1D' }],
  ])('refuses %j', (move) => {
    expect(clockMoveSchema.safeParse(move).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { landing, stretched } from './lift';

const minute = 60_000;
const column = { anchor: 0, end: 600 * minute };
const inMinutes = ({ start, end }: { start: number; end: number }) => [start / minute, end / minute];

describe('where a visit lands', () => {
  it('is on five minutes', () => {
    expect(inMinutes(landing(column, 62.4 * minute, 20 * minute))).toEqual([60, 80]);
    expect(inMinutes(landing(column, 62.6 * minute, 20 * minute))).toEqual([65, 85]);
  });

  it('is inside the column, and keeps its length', () => {
    expect(inMinutes(landing(column, -30 * minute, 20 * minute))).toEqual([0, 20]);
    expect(inMinutes(landing(column, 595 * minute, 20 * minute))).toEqual([580, 600]);
  });

  it('is stretched by five minutes, never under five, never past the column', () => {
    const span = { start: 60 * minute, end: 80 * minute };
    expect(inMinutes(stretched(column, span, 93 * minute))).toEqual([60, 95]);
    expect(inMinutes(stretched(column, span, 30 * minute))).toEqual([60, 65]);
    expect(inMinutes(stretched(column, span, 900 * minute))).toEqual([60, 600]);
  });
});

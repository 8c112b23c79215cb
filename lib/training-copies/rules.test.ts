import { expect, test } from 'vitest';
import { contentOf, type PastVisit } from './rules';

const visit = (startsAt: string, over: Partial<PastVisit> = {}): PastVisit => ({
  ...{
    startsAt: new Date(startsAt),
    endsAt: new Date(new Date(startsAt).getTime() + 30 * 60_000),
    bookedAt: new Date('2026-12-01T10:00:00Z'),
  },
  ...{ status: 'done', source: 'online', isFirstVisit: false },
  ...over,
});

test('a copy holds durations, outcomes and whole days between, and no date', () => {
  const content = contentOf([
    visit('2027-01-11T09:00:00Z'),
    visit('2027-01-04T09:00:00Z', { status: 'no_show', source: 'reception', bookedAt: null, isFirstVisit: true }),
  ]);
  expect(content).toEqual({
    visits: [
      { daysBeforeLast: 0, durationMinutes: 30, bookedDaysAhead: 41, status: 'done', bookedOnline: true, firstVisit: false },
      { daysBeforeLast: 7, durationMinutes: 30, bookedDaysAhead: null, status: 'no_show', bookedOnline: false, firstVisit: true },
    ],
  });
  expect(JSON.stringify(content)).not.toMatch(/\d{4}-\d{2}|_[0-9a-f]{32}/);
});

test('of no visit there is nothing', () => expect(contentOf([])).toEqual({ visits: [] }));

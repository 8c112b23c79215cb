import type { TrainingContent, TrainingVisit } from './schema';

export type PastVisit = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly bookedAt: Date | null;
  readonly status: TrainingVisit['status'];
  readonly source: string;
  readonly isFirstVisit: boolean;
};

const day = 86_400_000;
const days = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / day);

/** Durations, outcomes and whole days between: what is left of visits once everything that could name somebody is gone. */
export function contentOf(visits: readonly PastVisit[]): TrainingContent {
  const last = visits.reduce((latest, { startsAt }) => Math.max(latest, startsAt.getTime()), 0);
  return {
    visits: visits.map(({ startsAt, endsAt, bookedAt, status, source, isFirstVisit }) => ({
      daysBeforeLast: days(startsAt, new Date(last)),
      durationMinutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
      bookedDaysAhead: bookedAt && bookedAt <= startsAt ? days(bookedAt, startsAt) : null,
      ...{ status, bookedOnline: source === 'online', firstVisit: isFirstVisit },
    })),
  };
}

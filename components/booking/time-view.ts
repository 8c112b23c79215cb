import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';

export const parts = ['morning', 'afternoon', 'evening'] as const;
type Part = (typeof parts)[number];

type Day = { readonly date: LocalDate; readonly free: number };
/** What the time picker shows: five open days, one of them chosen, its free starts by part of the day. Instants in epoch milliseconds. */
export type TimeView = {
  readonly zone: string;
  readonly from: LocalDate;
  readonly days: readonly Day[];
  readonly day: LocalDate | null;
  readonly parts: readonly { readonly part: Part; readonly starts: readonly number[] }[];
  /** The part asked for; null shows them all. */
  readonly part: Part | null;
  readonly previous: LocalDate | null;
  readonly next: LocalDate | null;
  /** The next free start when the five days offer none. */
  readonly jump: number | null;
};

const daysShown = 5;

type Material = {
  readonly zone: string;
  readonly today: LocalDate;
  readonly from: LocalDate;
  /** Dates the practitioner opens on, before and after `from`, ascending. */
  readonly openDates: readonly LocalDate[];
  readonly starts: readonly number[];
  readonly nextAvailable: number | null;
  readonly wishedDay: LocalDate | null;
  readonly wishedPart: Part | null;
};

/** Closed days are left out; a day that opens and has nothing left stays, marked as full. The first free day is chosen unless one is wished. */
export function timeView({ zone, today, from, openDates, starts, nextAvailable, wishedDay, wishedPart }: Material): TimeView {
  const unique = [...new Set(starts)].sort((a, b) => a - b);
  const byDate = new Map<LocalDate, number[]>();
  for (const start of unique) byDate.set(localDateAt(start, zone), [...(byDate.get(localDateAt(start, zone)) ?? []), start]);
  const dates = [...new Set([...openDates, ...byDate.keys()])].filter((date) => date >= today).sort();

  const lastFree = [...byDate.keys()].at(-1) ?? null;
  const ahead = dates.filter((date) => date >= from && lastFree !== null && date <= lastFree);
  const shown = (lastFree === null ? dates.filter((date) => date >= from) : ahead).slice(0, daysShown);
  const days = shown.map((date): Day => ({ date, free: byDate.get(date)?.length ?? 0 }));
  const wished = days.find(({ date, free }) => date === wishedDay && free > 0);
  const day = (wished ?? days.find(({ free }) => free > 0))?.date ?? null;

  const ofDay = parts.map((part) => ({
    part,
    starts: (day ? (byDate.get(day) ?? []) : []).filter((start) => partOf(start, zone) === part),
  }));
  const present = ofDay.filter((one) => one.starts.length > 0);
  const part = present.length > 1 ? (present.find((one) => one.part === wishedPart)?.part ?? null) : null;
  const earlier = dates.filter((date) => date < from);
  return {
    zone,
    from,
    days,
    day,
    parts: present,
    part,
    previous: earlier.at(-daysShown) ?? earlier[0] ?? null,
    next: ahead[daysShown] ?? null,
    jump: day === null ? (unique[0] ?? nextAvailable) : null,
  };
}

const partOf = (start: number, zone: string): Part => {
  const hour = Number(zoneOf(zone).format(start).slice(11, 13));
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
};

/** Noon of a local date: an instant that is on that date in every zone's clock, for writing its name. */
export const noonOf = (date: LocalDate, zone: string) => new Date(zoneOf(zone).instantOf(dayNumber(date), 720, 'earlier'));

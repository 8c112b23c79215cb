import { minuteOfDay } from '@/lib/core/clock-text';
import { dateOfDay, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import type { VisitMode } from '@/lib/core/visit-mode';
import { zoneOf } from '@/lib/core/zone';

/** Before 12:00, before 18:00, and from 18:00 on: on the practice's wall clock. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** When and how somebody could come. An empty list means any; dates are local to the practice and inclusive, weekdays Monday = 1. */
export type Wishes = {
  readonly modes: readonly VisitMode[];
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly weekdays: readonly number[];
  readonly dayParts: readonly DayPart[];
};

const MINUTE = 60_000;
/** How long the person asked may think it over (PRODUCT B+6). */
const claimMinutes = 30;
/** A time this close is not offered: nobody could answer and still come. */
const leastLeadMinutes = 60;
/** The answer is in at least this long before the visit begins. */
const answeredBeforeMinutes = 30;
/** Nobody waits longer than a year without asking again. */
export const longestWaitDays = 366;
/** How long the link that proves an address works. */
export const proofHours = 24;

/** Minutes since midnight on the wall clock of `timeZone`. */
const wallMinute = (ms: number, timeZone: string) => {
  const zone = zoneOf(timeZone);
  const local = ms + zone.offsetAt(ms);
  return Math.floor((((local % 86_400_000) + 86_400_000) % 86_400_000) / MINUTE);
};

/** The part of the day a start (epoch milliseconds) falls in, as the practice's clock shows it. */
export const dayPartOf = (start: number, timeZone: string): DayPart => {
  const minute = wallMinute(start, timeZone);
  return minute < 720 ? 'morning' : minute < 1080 ? 'afternoon' : 'evening';
};

/** Whether a start (epoch milliseconds) is one of those wished for. An empty list of anything means any. */
export const isWished = (wishes: Wishes, { start, mode }: { start: number; mode: VisitMode }, timeZone: string): boolean => {
  const day = zoneOf(timeZone).dayAt(start);
  const date = dateOfDay(day);
  const oneOf = <T>(wished: readonly T[], given: T) => wished.length === 0 || wished.includes(given);
  return (
    date >= wishes.fromDate &&
    date <= wishes.toDate &&
    oneOf(wishes.weekdays, isoWeekday(day)) &&
    oneOf(wishes.dayParts, dayPartOf(start, timeZone)) &&
    oneOf(wishes.modes, mode)
  );
};

/** The earliest start (epoch milliseconds) worth offering now: still bookable by the reason's notice when the last minute to answer has come. */
export const earliestOffered = (now: number, minNoticeMinutes: number): number =>
  now + Math.max(leastLeadMinutes, minNoticeMinutes + claimMinutes) * MINUTE;

/** Until when an offer made now holds its time: half an hour, and never nearer to the visit than half an hour. */
export const offerEnds = (now: Date, start: Date): Date =>
  new Date(Math.min(now.getTime() + claimMinutes * MINUTE, start.getTime() - answeredBeforeMinutes * MINUTE));

/** The practice's hours of silence, "HH:MM" on its wall clock; they begin at `quietFrom` and are over at `quietTo`. */
export type Quiet = { readonly quietFrom: string; readonly quietTo: string; readonly timeZone: string };

/** When the silence at `now` is over; null when it is not a silent hour. The same text twice means never. */
export const quietUntil = (now: Date, { quietFrom, quietTo, timeZone }: Quiet): Date | null => {
  const [from, to] = [minuteOfDay(quietFrom), minuteOfDay(quietTo)];
  const minute = wallMinute(now.getTime(), timeZone);
  const isQuiet = from < to ? minute >= from && minute < to : from > to && (minute >= from || minute < to);
  if (!isQuiet) return null;
  const zone = zoneOf(timeZone);
  const today = zone.dayAt(now.getTime());
  return new Date(zone.instantOf(minute < to ? today : today + 1, to, 'earlier'));
};

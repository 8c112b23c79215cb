import type { OpeningHours } from './opening-ranges';

const minuteOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Opening hours as stored ("HH:MM", "24:00" allowed) in minutes of the day. */
export const minutesOf = ({ start, end }: { start: string; end: string }): OpeningHours => ({
  start: minuteOfDay(start),
  end: minuteOfDay(end),
});

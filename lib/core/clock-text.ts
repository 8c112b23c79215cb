/**
 * A time of day as people type it, to "HH:MM": "9", "9h", "9 h 30", "9:30", "9.30", "930", "0930", "9:30 Uhr", "24:00".
 * Null for anything else; hours 0–24, and 24 only as "24:00".
 */
export const readClock = (text: string): string | null => {
  const match = /^(\d{1,2})(?:\s*[h:.]\s*(\d{2})?|(\d{2}))?(?:\s*(?:h|uhr))?$/i.exec(text.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? match[3] ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** Minutes since midnight of an "HH:MM" text. */
export const minuteOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

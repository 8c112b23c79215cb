/** An instant as written: whole epoch milliseconds (rounded down) and the digits finer than a millisecond, without trailing zeros. */
export type WrittenInstant = { readonly ms: number; readonly finer: string };

const pattern =
  /^(\d{4})(-?)(\d{2})\2(\d{2})[Tt ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(?:[Zz]|([+\-\u2212])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)$/;

/**
 * Reads an ISO 8601 instant: `Z` or any numeric offset (`+02:00`, `+0200`, `+02`), seconds and fractions of any length.
 * Null for anything else, above all for a time without offset, which would mean another instant on every server.
 */
export const parseInstant = (text: string): WrittenInstant | null => {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, year, , month, day, hour = '', minute = '00', second = '00', fraction = '', sign, ...shift] = match;
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(day)) return null;
  const finest = fraction.replace(/0+$/, '');
  const endOfDay = hour === '24' && Number(minute) === 0 && Number(second) === 0 && finest === '';
  if ((Number(hour) > 23 && !endOfDay) || Number(minute) > 59 || Number(second) > 59) return null;
  const [shiftHours, shiftMinutes, shiftSeconds] = [0, 1, 2].map((place) => Number(shift[place] ?? 0)) as [number, number, number];
  if (shiftHours > 23 || shiftMinutes > 59 || shiftSeconds > 59) return null;
  const wall = midnight + clock(Number(hour), Number(minute), Number(second)) + Number(fraction.slice(0, 3).padEnd(3, '0'));
  const offset = clock(shiftHours, shiftMinutes, shiftSeconds);
  return { ms: sign === undefined || sign === '+' ? wall - offset : wall + offset, finer: finest.slice(3) };
};

/** Negative, zero or positive, exact to the last digit written. */
export const compareInstants = (a: WrittenInstant, b: WrittenInstant) =>
  a.ms - b.ms || (a.finer === b.finer ? 0 : a.finer < b.finer ? -1 : 1);

const clock = (hours: number, minutes: number, seconds: number) => ((hours * 60 + minutes) * 60 + seconds) * 1000;

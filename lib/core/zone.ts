import { dateOfDay, type LocalDate } from './local-date';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Days remembered per zone before starting over: some fifty years of them. */
const MEMORY = 20_000;

/** Arithmetic of one IANA time zone on epoch milliseconds; local dates are day numbers (see local-date.ts). */
export type Zone = {
  readonly name: string;
  /** Milliseconds east of UTC at an instant. */
  offsetAt(ms: number): number;
  /** Day number of the local date at an instant. */
  dayAt(ms: number): number;
  /**
   * The instant of a local wall time (minutes of the day, 0–1440). A time that does not exist moves forward by the length of the gap;
   * of a time that comes twice, `pass` says which one is meant.
   */
  instantOf(day: number, minuteOfDay: number, pass: 'earlier' | 'later'): number;
  /**
   * The first instant of a local date, or of it from a minute of the day on: not always 00:00, nor always that minute. A time that does not
   * exist gives the first instant after the gap, one that comes twice its first pass; a date the zone skipped, the first instant after it.
   */
  firstInstantOf(day: number, minuteOfDay?: number): number;
  /** YYYY-MM-DDTHH:MM:SS+HH:MM; UTC is +00:00, and an offset with seconds (local mean time) is written to the nearest minute. */
  format(ms: number): string;
};

/** The offset in force when the stretch begins, then every change inside it, in order. */
type Offsets = { readonly first: number; readonly changes: readonly { readonly at: number; readonly offset: number }[] };

const zones = new Map<string, Zone>();

/** The zone of an IANA name, cached for the process. Throws a RangeError for a name it does not know. */
export const zoneOf = (name: string): Zone => {
  const known = zones.get(name);
  if (known) return known;
  const zone = makeZone(name);
  zones.set(name, zone);
  return zone;
};

export const isTimeZone = (name: string) => {
  try {
    zoneOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

export const localDateAt = (ms: number, timeZone: string): LocalDate => dateOfDay(zoneOf(timeZone).dayAt(ms));

const makeZone = (name: string): Zone => {
  const read = offsetReader(name);
  const atUtcMidnight = remembered((day) => read(day * DAY));
  const ofUtcDay = remembered((day) => {
    const first = atUtcMidnight(day);
    return first === atUtcMidnight(day + 1) ? { first, changes: [] } : { first, changes: changesWithin(read, day * DAY, first) };
  });
  // No offset reaches a whole day, so every instant that could bear a local date lies in the three UTC days around it.
  const around = remembered((day): Offsets => {
    const days = [ofUtcDay(day - 1), ofUtcDay(day), ofUtcDay(day + 1)];
    return { first: atUtcMidnight(day - 1), changes: days.flatMap((one) => one.changes) };
  });

  const offsetAt = (ms: number) => {
    const { first, changes } = ofUtcDay(Math.floor(ms / DAY));
    if (changes.length === 0) return first;
    let offset = first;
    for (const change of changes) if (change.at <= ms) offset = change.offset;
    return offset;
  };
  return {
    name,
    offsetAt,
    dayAt: (ms) => Math.floor((ms + offsetAt(ms)) / DAY),
    instantOf: (day, minuteOfDay, pass) => resolveWall(around(day), day * DAY + minuteOfDay * MINUTE, pass),
    firstInstantOf: (day, minuteOfDay = 0) => firstReaching(around(day), day * DAY + minuteOfDay * MINUTE),
    format: (ms) => {
      const offset = offsetAt(ms);
      const day = Math.floor((ms + offset) / DAY);
      const second = Math.floor((ms + offset - day * DAY) / 1000);
      const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
      return `${dateText(day)}T${clock}${offsetText(offset)}`;
    },
  };
};

const resolveWall = ({ first, changes }: Offsets, wall: number, pass: 'earlier' | 'later') => {
  let offset = first;
  let from = Number.NEGATIVE_INFINITY;
  let found: number | null = null;
  let afterGap = wall - first;
  for (const change of changes) {
    const instant = wall - offset;
    if (instant >= from && instant < change.at) {
      if (pass === 'earlier') return instant;
      found = instant;
    }
    // Reading the missing time with the offset before the gap is what moves it forward by the length of the gap.
    if (instant >= change.at && wall - change.offset < change.at) afterGap = instant;
    offset = change.offset;
    from = change.at;
  }
  return wall - offset >= from ? wall - offset : (found ?? afterGap);
};

const firstReaching = ({ first, changes }: Offsets, wall: number) => {
  let offset = first;
  let from = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    if (change.at + offset > wall) break;
    offset = change.offset;
    from = change.at;
  }
  return Math.max(from, wall - offset);
};

/** Every change of offset in the UTC day that begins at `start`, to the second: hour by hour, then by halving. */
const changesWithin = (read: (ms: number) => number, start: number, first: number) => {
  const changes: { at: number; offset: number }[] = [];
  let offset = first;
  for (let hour = start + HOUR; hour <= start + DAY; hour += HOUR) {
    const next = read(hour);
    if (next === offset) continue;
    let before = hour - HOUR;
    let at = hour;
    while (at - before > 1000) {
      const middle = Math.floor((before + at) / 2000) * 1000;
      if (read(middle) === offset) before = middle;
      else at = middle;
    }
    changes.push({ at, offset: next });
    offset = next;
  }
  return changes;
};

const remembered = <T>(make: (of: number) => T) => {
  const kept = new Map<number, T>();
  return (of: number): T => {
    const known = kept.get(of);
    if (known !== undefined) return known;
    if (kept.size >= MEMORY) kept.clear();
    const made = make(of);
    kept.set(of, made);
    return made;
  };
};

const offsetReader = (name: string) => {
  const format = offsetFormat(name);
  return (ms: number) => {
    const written = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(ms));
    if (!written) throw new Error(`The runtime wrote no offset for ${name}`);
    const [, sign, hours, minutes, seconds] = written;
    const size = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE + Number(seconds ?? 0) * 1000;
    return sign === '-' ? -size : size;
  };
};

const offsetFormat = (name: string) => {
  const unknown = () => new RangeError(`“${name}” is not a known IANA time zone, such as Europe/Paris`);
  // Some runtimes take a bare offset for a zone; a practice's zone has rules, so it must have a name.
  if (!/^[A-Za-z]/.test(name)) throw unknown();
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch (error) {
    throw error instanceof RangeError ? unknown() : error;
  }
};

/** Thousands of starts are written for a few dates. */
const dateText = remembered((day) => new Date(day * DAY).toISOString().slice(0, 10));

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);

const offsetText = remembered((offset) => {
  const size = Math.round(Math.abs(offset) / MINUTE);
  return `${offset < 0 && size > 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
});

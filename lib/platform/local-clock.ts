import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Clock, systemClock } from '@/lib/core/clock';
import { parseInstant } from '@/lib/core/instant';

type ClockSettings = { readonly isLocal: boolean; readonly PRATI_DATA: string };

/** How far the local clock has been moved from the real one, in milliseconds. */
const stored = z.object({ offsetMs: z.number().int() });
const fileOf = (settings: ClockSettings) => path.resolve(settings.PRATI_DATA, 'clock.json');

/** Which writing of the file this is: each one is a new file put in its place. Null when it is not there: the clock is then the real one. */
const writingOf = (file: string): string | null => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino}.${stat.mtimeMs}` : null;
};
function readOffset(file: string): number {
  if (writingOf(file) === null) return 0;
  return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs;
}

/**
 * The clock of this process. In local mode it can be moved from outside, for web and worker together and at once: asking the file each time
 * costs a few microseconds. Elsewhere it is the system's clock and cannot be moved.
 */
export function openClock(settings: ClockSettings): Clock {
  if (!settings.isLocal) return systemClock;
  const file = fileOf(settings);
  let offset = 0;
  let seen: string | null = null;
  return {
    now() {
      const writing = writingOf(file);
      if (writing !== seen) offset = readOffset(file);
      seen = writing;
      return new Date(systemClock.now().getTime() + offset);
    },
  };
}

/** Far enough for every retention period; what is written for people has four digits for a year. */
const mostDays = 36_525;
const isDuration = (text: string) => {
  try {
    const days = Math.abs(Temporal.Duration.from(text).total({ unit: 'day', relativeTo: '2000-01-01' }));
    return days > 0 && days <= mostDays;
  } catch {
    return false;
  }
};
const isMoment = (text: string) => {
  const read = parseInstant(text);
  return read !== null && read.ms >= Date.parse('1970-01-01T00:00:00Z') && read.ms < Date.parse('3000-01-01T00:00:00Z');
};

/**
 * An absolute moment from 1970 to 2999, or an ISO 8601 duration of a hundred years at most, counted in UTC from the moved clock's now
 * ("P31D", "-PT5M"), or back to the real time.
 */
export const clockMoveSchema = z.union([
  z.strictObject({ now: z.string().refine(isMoment, { error: 'an ISO 8601 instant with an offset, from 1970 to 2999' }) }),
  z.strictObject({ advance: z.string().refine(isDuration, { error: 'an ISO 8601 duration such as P31D' }) }),
  z.strictObject({ reset: z.literal(true) }),
]);
export type ClockMove = z.infer<typeof clockMoveSchema>;

function target(move: ClockMove, movedNow: Date, real: Date): Date {
  if ('reset' in move) return real;
  if ('now' in move) return new Date(parseInstant(move.now)?.ms ?? Number.NaN);
  const from = Temporal.Instant.fromEpochMilliseconds(movedNow.getTime()).toZonedDateTimeISO('UTC');
  return new Date(from.add(Temporal.Duration.from(move.advance)).epochMilliseconds);
}

/**
 * Moves the local clock, for every process of this data folder, and answers the new now.
 * @throws outside local mode
 */
export function moveClock(settings: ClockSettings, move: ClockMove): Date {
  if (!settings.isLocal) throw new Error('the clock can only be moved in local mode');
  const file = fileOf(settings);
  const real = systemClock.now();
  const movedNow = new Date(real.getTime() + readOffset(file));
  const offsetMs = target(move, movedNow, real).getTime() - real.getTime();
  if (offsetMs === 0) rmSync(file, { force: true });
  else {
    mkdirSync(path.dirname(file), { recursive: true });
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify({ offsetMs }));
    renameSync(draft, file);
  }
  return new Date(real.getTime() + offsetMs);
}

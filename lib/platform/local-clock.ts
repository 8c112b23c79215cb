import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Clock, systemClock } from '@/lib/core/clock';

type ClockSettings = { readonly isLocal: boolean; readonly PRATI_DATA: string };

/** How far the local clock has been moved from the real one, in milliseconds. */
const stored = z.object({ offsetMs: z.number().int() });
const fileOf = (settings: ClockSettings) => path.resolve(settings.PRATI_DATA, 'clock.json');
/** How long an offset is believed before the file is looked at again. */
const believedMs = 200;

/** Null when the file is not there: the clock is then the real one. */
const modifiedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
function readOffset(file: string): number {
  if (modifiedAt(file) === null) return 0;
  return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs;
}

/**
 * The clock of this process. In local mode it can be moved from outside, for web and worker together, and moves within 200 ms; elsewhere it
 * is the system's clock and cannot.
 */
export function openClock(settings: ClockSettings): Clock {
  if (!settings.isLocal) return systemClock;
  const file = fileOf(settings);
  let offset = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let seen: number | null | undefined;
  return {
    now() {
      const real = systemClock.now().getTime();
      if (Math.abs(real - readAt) >= believedMs) {
        const modified = modifiedAt(file);
        if (modified !== seen) offset = readOffset(file);
        seen = modified;
        readAt = real;
      }
      return new Date(real + offset);
    },
  };
}

const isDuration = (text: string) => {
  try {
    return Temporal.Duration.from(text).sign !== 0;
  } catch {
    return false;
  }
};

/** An absolute moment, or an ISO 8601 duration counted in UTC from the moved clock's now ("P31D", "-PT5M"), or back to the real time. */
export const clockMoveSchema = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advance: z.string().refine(isDuration, { error: 'an ISO 8601 duration such as P31D' }) }),
  z.strictObject({ reset: z.literal(true) }),
]);
export type ClockMove = z.infer<typeof clockMoveSchema>;

function target(move: ClockMove, movedNow: Date, real: Date): Date {
  if ('reset' in move) return real;
  if ('now' in move) return new Date(move.now);
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

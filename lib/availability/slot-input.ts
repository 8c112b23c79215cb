import { z } from 'zod';
import { compareInstants, parseInstant, type WrittenInstant } from '@/lib/core/instant';
import { dayNumber, isLocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { isTimeZone } from '@/lib/core/zone';
import type { Interval } from './ranges';
import type { SlotRules } from './rules';

/** A sentence for whoever wrote the input: which field, and what it must be. */
export type SlotInputRefusal = { readonly code: 'availability.bad_slot_input'; readonly detail: string };

const LAST_DAY = dayNumber('9999-12-31');
const MINUTE = 60_000;

const text = (what: string) => z.string({ error: (issue) => (issue.input === undefined ? 'is missing' : `must be ${what}`) });
const whole = (least: number, most: number) => {
  const error = (issue: { input?: unknown }) =>
    issue.input === undefined ? 'is missing' : `must be a whole number from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item, { error: 'must be a list' })
    .nullish()
    .transform((list) => list ?? []);
const entry = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape, { error: (issue) => (issue.input === undefined ? 'is missing' : 'must be an object') });

const date = text('a date written YYYY-MM-DD').refine(isLocalDate, {
  error: 'must be a date of the calendar written YYYY-MM-DD',
  abort: true,
});
const clock = (pattern: RegExp, what: string) =>
  text(what)
    .regex(pattern, { error: `must be ${what}` })
    .transform((written) => Number(written.slice(0, 2)) * 60 + Number(written.slice(3)));
const opensAt = clock(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time written HH:MM, from 00:00 to 23:59');
const closesAt = clock(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time written HH:MM, from 00:00 to 24:00');

const aboutInstant = 'an ISO 8601 instant with an offset, such as 2027-03-28T09:00:00+02:00';
const instant = text(aboutInstant).transform((written, context): WrittenInstant => {
  const read = parseInstant(written);
  if (read) return read;
  context.addIssue({ code: 'custom', message: `must be ${aboutInstant}` });
  return z.NEVER;
});

/** Keeps sums of milliseconds exact: a thousand years and more. */
const MOST = 1_000_000_000;
const minutes = (least: number) => whole(least, MOST);
const buffer = minutes(0)
  .nullish()
  .transform((n) => n ?? 0);
const limit = whole(0, MOST)
  .nullish()
  .transform((n) => n ?? null);

/**
 * Visits begin and end on whole milliseconds, so rounding an interval outwards to them changes no answer,
 * except that an interval that blocks nothing (its end, buffers included, not after its start) must not grow into one that does.
 */
const outward = (start: WrittenInstant, end: WrittenInstant, bufferMinutes = 0): Interval => {
  const blocks = compareInstants({ ...end, ms: end.ms + bufferMinutes * MINUTE }, start) > 0;
  return { start: start.ms, end: blocks && end.finer !== '' ? end.ms + 1 : end.ms };
};

const hours = { start: opensAt, end: closesAt };
const span = entry({ start: instant, end: instant }).transform(({ start, end }) => outward(start, end));
const busySpan = entry({ start: instant, end: instant, bufferBefore: buffer, bufferAfter: buffer }).transform(
  ({ start, end, bufferBefore, bufferAfter }) => ({ ...outward(start, end, bufferBefore + bufferAfter), bufferBefore, bufferAfter }),
);

const slotInput = entry({
  // A rest finer than a millisecond stands as half of one: later than the whole millisecond, and still on its date.
  now: instant.transform(({ ms, finer }) => (finer === '' ? ms : ms + 0.5)),
  timeZone: text('an IANA time zone').refine(isTimeZone, { error: 'must be an IANA time zone, such as Europe/Paris' }),
  from: date,
  days: whole(0, 3660),
  openings: listOf(entry({ weekday: whole(1, 7), ...hours, validFrom: date.nullish(), validTo: date.nullish() })),
  exceptions: listOf(entry({ date, openings: listOf(entry(hours)) })),
  absences: listOf(span),
  busy: listOf(busySpan),
  external: listOf(span),
  reason: entry({
    durationMinutes: minutes(1),
    stepMinutes: minutes(1),
    bufferBefore: buffer,
    bufferAfter: buffer,
    minNoticeMinutes: buffer,
    horizonDays: limit,
    maxPerDay: limit,
  }),
}).refine((input) => dayNumber(input.from) + input.days <= LAST_DAY, { path: ['days'], error: 'must end before the year 9999 does' });

/** The JSON the outer face takes (CONTRACT: slot engine input), with `Z` or any numeric offset on its instants. */
export type SlotInput = z.input<typeof slotInput>;

/** Reads the JSON input into what the engine works on; a refusal names the first field that is wrong. */
export const readSlotInput = (input: unknown): Result<SlotRules, SlotInputRefusal> => {
  const read = slotInput.safeParse(input);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const path = (issue?.path ?? []).reduce<string>(
    (way, key) => way + (typeof key === 'number' ? `[${key}]` : `${way && '.'}${String(key)}`),
    '',
  );
  return err({
    code: 'availability.bad_slot_input',
    detail: `${path === '' ? 'The input' : `“${path}”`} ${issue?.message ?? 'is not valid'}`,
  });
};

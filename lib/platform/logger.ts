import pino, { type DestinationStream, type Logger as Pino } from 'pino';

const anId = /^[a-z]{3}_[0-9a-f]{32}$/;
const aCode = /^(?:[a-z][a-z0-9_.-]{0,99}|[A-Z0-9_]{2,40})$/;
const aReference = /^[a-z0-9][a-z0-9_.:-]{0,159}$/;
const aRoute = /^\/[A-Za-z0-9_./()[\]-]{0,120}$/;

/**
 * What a line may say, and what it must look like. Everything else is dropped or withheld, so that a forgotten name, address, link with a
 * token or query value cannot reach the log by accident: ids, codes and figures only.
 */
const words = {
  event: aCode,
  outcome: aCode,
  component: aCode,
  job: aCode,
  queue: aCode,
  kind: aCode,
  code: aCode,
  check: aCode,
  actorKind: aCode,
  method: /^[A-Z]{3,7}$/,
  route: aRoute,
  jobId: aReference,
  requestId: aReference,
  practiceId: anId,
  memberId: anId,
  appointmentId: anId,
  verificationId: anId,
  invitationId: anId,
  deliveryId: anId,
  eventId: anId,
} as const;
const figures = ['ms', 'status', 'attempt', 'attempts', 'count', 'size', 'port'] as const;

export type LogFields = { [W in keyof typeof words]?: string | null | undefined } & {
  [F in (typeof figures)[number]]?: number | undefined;
} & {
  error?: unknown;
};
type Say = (fields: LogFields) => void;
/** Writes one wide line per request and per job. */
export type Logger = {
  readonly debug: Say;
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
  /** The same logger with these fields on every line. */
  with(fields: LogFields): Logger;
};

const withheld = '(withheld)';
const fits = (value: unknown, pattern: RegExp) => (typeof value === 'string' && pattern.test(value) ? value : withheld);

/** Where in the code it happened, without the message above the frames: a message may quote a value. */
function framesOf(error: Error): string[] {
  const heading = `${error.name}: ${error.message}`;
  const stack = error.stack ?? '';
  const below = stack.startsWith(heading) ? stack.slice(heading.length) : stack.replaceAll(error.message || '\n', '\n');
  return below
    .split('\n')
    .filter((line) => /^\s+at .+(?::\d+:\d+\)?|\(<anonymous>\)|\(native\))$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim().slice(3));
}

function sayError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const code = 'code' in error ? error.code : undefined;
  return {
    name: /^[A-Z][A-Za-z]{0,60}Error$/.test(error.name) ? error.name : 'Error',
    ...(code === undefined ? {} : { code: fits(String(code), aCode) }),
    at: framesOf(error),
    ...(error.cause === undefined || depth > 2 ? {} : { cause: sayError(error.cause, depth + 1) }),
  };
}

function allowed(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const [name, pattern] of Object.entries(words)) {
    const value = fields[name as keyof typeof words];
    if (value !== undefined && value !== null) line[name] = fits(value, pattern);
  }
  for (const name of figures) {
    const value = fields[name];
    if (value !== undefined) line[name] = typeof value === 'number' && Number.isFinite(value) ? value : withheld;
  }
  if (fields.error !== undefined) line.error = sayError(fields.error);
  return line;
}

const over = (target: Pino, always: Record<string, unknown>): Logger => ({
  debug: (fields) => target.debug({ ...always, ...allowed(fields) }),
  info: (fields) => target.info({ ...always, ...allowed(fields) }),
  warn: (fields) => target.warn({ ...always, ...allowed(fields) }),
  error: (fields) => target.error({ ...always, ...allowed(fields) }),
  with: (fields) => over(target, { ...always, ...allowed(fields) }),
});

/** @param destination where lines go; standard output by default. */
export function openLogger(settings: { LOG_LEVEL: string; component: string }, destination?: DestinationStream): Logger {
  const options = {
    level: settings.LOG_LEVEL,
    base: { component: settings.component, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return over(destination ? pino(options, destination) : pino(options), {});
}

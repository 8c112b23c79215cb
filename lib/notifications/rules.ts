import { type Effect, kindSchema } from './schema';

/** Unique within a practice: the effect happens once under this key, and the carrier is given it too. */
export const effectKey = ({ kind, subjectId, version }: Effect) => `${kind}.${subjectId}.v${version}`;

/** The effect a key names; throws for a text that is no such key. */
export function effectOf(key: string): Effect {
  const [, kind, subjectId, version] = /^([a-z_]+)\.([a-z]{3}_[0-9a-f]{32})\.v(\d+)$/.exec(key) ?? [];
  if (!subjectId) throw new Error('not an effect key');
  return { kind: kindSchema.parse(kind), subjectId, version: Number(version) };
}

const hour = 3_600;
/** Tries before a mail is given up: the first ten within an hour and a half, the rest hourly, about a day in all. */
export const mostTries = 32;

/** Seconds until the next try: 5, 10, 20 … doubling to an hour, or longer when the carrier asked for it (a day at most). */
export const pauseAfter = (tries: number, askedFor = 0) => Math.min(Math.max(Math.min(5 * 2 ** (tries - 1), hour), askedFor), 24 * hour);

/** How long a try may last before the sweep takes it for lost and rings again. */
export const tryLastsSeconds = 60;

import { type Effect, effectKindSchema } from './schema';

/** Unique within a practice: the effect happens once under this key, and the carrier is given it too. */
export const effectKey = ({ kind, subjectId, version, again }: Effect) => `${kind}.${subjectId}.v${version}${again ? `.r${again}` : ''}`;

/** The effect a key names; throws for a text that is no such key. */
export function effectOf(key: string): Effect {
  const [, kind, subjectId, version, again] = /^([a-z_]+)\.([a-z]{3}_[0-9a-f]{32})\.v(\d+)(?:\.r([1-9]\d*))?$/.exec(key) ?? [];
  if (!subjectId) throw new Error('not an effect key');
  return { kind: effectKindSchema.parse(kind), subjectId, version: Number(version), ...(again ? { again: Number(again) } : {}) };
}

/**
 * Which news of an appointment: the version of its row and the second its message is due. A later change has another one, and so has a status
 * that was taken back and given again.
 */
export const newsVersion = ({ version, dueAt }: { readonly version: number; readonly dueAt: Date }) =>
  version * 10_000_000_000 + Math.floor(dueAt.getTime() / 1_000);

const hour = 3_600;
/** Tries before a mail is given up: the first ten within an hour and a half, the rest hourly, about a day in all. */
export const mostTries = 32;

/** Seconds until the next try: 5, 10, 20 … doubling to an hour, or longer when the carrier asked for it (a day at most). */
export const pauseAfter = (tries: number, askedFor = 0) => Math.min(Math.max(Math.min(5 * 2 ** (tries - 1), hour), askedFor), 24 * hour);

/** What a delivery bears while its carrier may not be reached from the practice, and how soon that is asked again unless somebody changes it. */
export const heldBack = 'delivery.held_back';
export const heldSeconds = 6 * hour;

/** How long a try may last before the sweep takes it for lost and rings again. */
export const tryLastsSeconds = 60;

import canonicalize from 'canonicalize';
import type { PurposeName } from './catalogue';
import type { ConsentEventType, ConsentState } from './schema';

export type TextVersion = {
  readonly version: string;
  /** ISO 8601, from which on this text is the one in force. */
  readonly effectiveFrom: string;
  readonly fr: string;
  readonly en: string;
  readonly de: string;
};
/** Every text ever shown, oldest first. A test brings its own. */
export type Texts = Readonly<Record<PurposeName, readonly TextVersion[]>>;

/** The purpose a key and its object are about: each integration has a text of its own, other objects share that of their key. Null for an unknown one. */
export function purposeName(texts: Texts, key: string, object?: string | null): PurposeName | null {
  const name = key === 'third_party_integrations' ? `${key}.${object ?? ''}` : key;
  return Object.hasOwn(texts, name) ? (name as PurposeName) : null;
}

/** The text in force at a moment; before the first one takes effect, the first. */
export function inForce(texts: Texts, name: PurposeName, at: Date): TextVersion {
  const versions = texts[name];
  const found = versions.findLast(({ effectiveFrom }) => Date.parse(effectiveFrom) <= at.getTime()) ?? versions[0];
  if (!found) throw new Error(`${name} has no text`);
  return found;
}

/** The latest thing that was answered, or that ran out. */
export type LastAnswer = {
  readonly eventType: ConsentEventType;
  readonly textVersion: string;
  readonly occurredAt: Date;
  readonly validUntil: Date | null;
};

/**
 * Where a purpose stands. A yes counts only for the very text it was given to: under any other it has expired, whether or not the clock's
 * job has written so yet. A no stays a no, unless its choice is kept for a time only.
 */
export function stateOf(last: LastAnswer | null, shown: boolean, version: string, now: Date): ConsentState {
  if (!last) return shown ? 'asked' : 'never_asked';
  const isOver = last.validUntil !== null && last.validUntil <= now;
  switch (last.eventType) {
    case 'given':
    case 'renewed':
      return !isOver && last.textVersion === version ? 'given' : 'expired';
    case 'refused':
    case 'withdrawn':
      return isOver ? 'expired' : last.eventType;
    case 'expired':
    case 'invalidated':
      return last.eventType;
    case 'requested':
      return 'asked';
  }
}

/** What an answer is recorded as, from where things stood; null when it changes nothing. */
export function eventFor(
  state: ConsentState,
  yes: boolean,
): Extract<ConsentEventType, 'given' | 'renewed' | 'refused' | 'withdrawn'> | null {
  if (yes) return state === 'given' ? null : state === 'expired' || state === 'invalidated' ? 'renewed' : 'given';
  if (state === 'refused' || state === 'withdrawn') return null;
  return state === 'given' || state === 'expired' ? 'withdrawn' : 'refused';
}
/** Being shown a text changes nothing but that it was shown. */
export const stateAfter = (event: ConsentEventType, before: ConsentState): ConsentState => {
  if (event === 'requested') return before === 'never_asked' ? 'asked' : before;
  return event === 'given' || event === 'renewed' ? 'given' : event;
};

/** Months after a no during which nobody is asked again. */
const quietMonths = 6;
export const monthsAfter = (at: Date, months: number): Date => {
  const moved = new Date(at);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  // A month too short for the day: its last day.
  if (moved.getUTCDate() !== at.getUTCDate()) moved.setUTCDate(0);
  return moved;
};
/** Whether a screen may ask by itself; whoever looks for the switch finds it at any time. */
export const mayAsk = (state: ConsentState, since: Date | null, now: Date): boolean =>
  state === 'refused' || state === 'withdrawn' ? since !== null && monthsAfter(since, quietMonths) <= now : state !== 'given';

/** Days a new version of the terms may stand unread before writing waits. */
const graceDays = 30;
/** When writing begins to wait for whoever has not acknowledged the terms in force. */
export const waitsFrom = ({ effectiveFrom }: TextVersion): Date => new Date(Date.parse(effectiveFrom) + graceDays * 86_400_000);

/** What the hash of a row is made over: its RFC 8785 form without the hash itself, times as ISO 8601 UTC with milliseconds. */
export const recordText = (row: Readonly<Record<string, unknown>>): string => {
  const { recordHash: _, ...rest } = row;
  return canonicalize(
    Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value])),
  ) as string;
};

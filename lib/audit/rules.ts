import canonicalize from 'canonicalize';
import { sha256Hex } from '@/lib/platform/crypto';
import type { AuditEntry, Break, Head, SealedEntry, Segment } from './schema';

/** Before the first entry. */
export const beginning: Head = { seq: 0, hash: '0'.repeat(64) };

/**
 * SHA-256 over the RFC 8785 form of the entry, the hash before it included. `at` counts as ISO 8601 UTC with milliseconds; where it was done
 * from counts where it is known, so that entries of before it was noted keep their hash.
 */
export function hashOf({ practiceId, seq, at, act, actorKind, actorId, subject, facts, previous, network, device }: AuditEntry): string {
  const from = { ...(network ? { network } : {}), ...(device ? { device } : {}) };
  const form = { practiceId, seq, at: at.toISOString(), act, actorKind, actorId, subject, facts, previous, ...from };
  return sha256Hex(canonicalize(form) as string);
}

/** What is wrong with `entry` as the one after `last`, if anything. Its hash is made anew from the row. */
export function breakAfter(last: Head, entry: SealedEntry): Break | null {
  if (entry.seq > last.seq + 1) return { seq: last.seq + 1, why: 'missing' };
  if (hashOf(entry) !== entry.hash) return { seq: entry.seq, why: 'edited' };
  if (entry.seq <= last.seq || entry.previous !== last.hash) return { seq: entry.seq, why: 'out_of_chain' };
  return null;
}

/** Whether the chain ends where the head says, `last` being its last entry found. A head behind or ahead of the rows is a break. */
export function breakAtEnd(last: Head, head: Head): Break | null {
  if (last.seq < head.seq) return { seq: last.seq + 1, why: 'missing' };
  return last.hash === head.hash && last.seq === head.seq ? null : { seq: Math.min(last.seq, head.seq + 1), why: 'not_the_head' };
}

/**
 * Where the chain goes on after the segments whose entries were dropped, and the first of these that does not follow the one before. The
 * heads of dropped segments hang together by themselves: none can be left out, and none cut off at the front.
 */
export function headAfter(dropped: readonly Segment[]): { readonly head: Head; readonly broken: Break | null } {
  let head = beginning;
  for (const { firstSeq, lastSeq, previous, lastHash } of dropped) {
    if (firstSeq !== head.seq + 1) return { head, broken: { seq: head.seq + 1, why: 'missing' } };
    if (previous !== head.hash) return { head, broken: { seq: firstSeq, why: 'out_of_chain' } };
    head = { seq: lastSeq, hash: lastHash };
  }
  return { head, broken: null };
}

/** The segments at the front of the chain that are over: ended before `before`, and not reaching what has to stay. Whole ones only. */
export function droppable(standing: readonly Segment[], before: Date, stays: number | null): readonly Segment[] {
  const end = standing.findIndex(({ lastAt, lastSeq }) => lastAt >= before || (stays !== null && lastSeq >= stays));
  return end === -1 ? standing : standing.slice(0, end);
}

export const entriesOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { firstSeq, lastSeq }) => sum + lastSeq - firstSeq + 1, 0);

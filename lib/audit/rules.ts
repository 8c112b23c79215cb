import canonicalize from 'canonicalize';
import { sha256Hex } from '@/lib/platform/crypto';
import type { AuditEntry, Break, Head, SealedEntry } from './schema';

/** Before the first entry. */
export const beginning: Head = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256 over the RFC 8785 form of the entry, the hash before it included. `at` counts as ISO 8601 UTC with milliseconds. */
export function hashOf({ practiceId, seq, at, act, actorKind, actorId, subject, facts, previous }: AuditEntry): string {
  return sha256Hex(canonicalize({ practiceId, seq, at: at.toISOString(), act, actorKind, actorId, subject, facts, previous }) as string);
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

import type { InPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import { append, lockHead } from './data';
import { hashOf } from './rules';
import type { Facts } from './schema';

/**
 * Adds one entry to the practice's chain, in the transaction of the act itself: both are kept or neither.
 * Call it last. It locks the head of the chain until the transaction ends, so that every other writer of the practice waits, and a
 * lock taken after it can end in a deadlock.
 * @param act what was done, as `noun.what`. @param subject the id of what it was done to.
 */
export async function recordAudit(tx: InPractice, act: string, subject: string | null, facts: Facts): Promise<void> {
  const { practiceId, kind } = tx.actor;
  const head = await lockHead(tx, practiceId);
  const entry = {
    ...{ practiceId, seq: head.seq + 1, at: tx.clock.now(), previous: head.hash },
    ...{ act, subject, facts, actorKind: kind, actorId: pseudonymOf(tx.actor) },
    ...{ network: tx.origin?.network ?? null, device: tx.origin?.device ?? null },
  };
  await append(tx, { ...entry, hash: hashOf(entry) });
}

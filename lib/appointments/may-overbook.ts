import type { InPractice } from '@/lib/context';
import { findMayOverbook } from './overbooking/data';

/** Owners and practitioners may overbook, an assistant once allowed to. What the seed and imports bring stands as it is. */
export async function mayOverbook(tx: InPractice): Promise<boolean> {
  const { actor } = tx;
  if (actor.kind !== 'member') return actor.kind === 'system';
  return actor.role !== 'assistant' || findMayOverbook(tx, actor.memberId);
}

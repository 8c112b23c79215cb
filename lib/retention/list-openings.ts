import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findOpenings } from './openings/data';
import { maySecond } from './policy';

type OpeningState = 'waiting' | 'approved' | 'read' | 'over';
export type OpeningLine = {
  readonly id: Id<'archiveOpening'>;
  readonly subjectId: string;
  readonly reason: string;
  /** As they are called now; null for who works here no more. */
  readonly askedBy: string | null;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly state: OpeningState;
  readonly isOwn: boolean;
};

/** Who asked to open whose archived record, why, and how far it is. Everyone who works here may see it: any of them may be the second person. */
export async function listOpenings(ctx: Context): Promise<readonly OpeningLine[]> {
  const { actor, clock } = ctx;
  if (!maySecond(actor)) return [];
  const now = clock.now();
  const rows = await inPractice(ctx, findOpenings);
  return rows.map(({ id, subjectId, reason, askedBy, askedByName, askedAt, expiresAt, approvedAt, readAt }) => {
    const state: OpeningState = readAt ? 'read' : expiresAt <= now ? 'over' : approvedAt ? 'approved' : 'waiting';
    return { id, subjectId, reason, askedBy: askedByName, askedAt, expiresAt, state, isOwn: askedBy === actor.memberId };
  });
}

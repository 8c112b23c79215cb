import type { Actor } from '@/lib/core/actor';
import type { LogFields } from '@/lib/platform/logger';

/** Who asks, as a log line may say it: the kind, and ids that say nothing by themselves. Nothing for a context without an actor. */
export function whoAsks(ctx: unknown): LogFields {
  const { actor } = (ctx ?? {}) as { actor?: Actor };
  if (!actor) return {};
  return { actorKind: actor.kind, practiceId: actor.practiceId, ...(actor.kind === 'member' ? { memberId: actor.memberId } : {}) };
}

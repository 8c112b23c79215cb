import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findMembers, readAccountEmail } from './data';
import type { MemberError } from './errors';
import { maySeeMembers } from './policy';
import type { MemberLine } from './schema';

/** Who works in the practice, the longest there first. */
export const listMembers = (ctx: Context): Promise<Result<readonly MemberLine[], MemberError>> =>
  inPractice(ctx, async (tx) => {
    if (!maySeeMembers(ctx.actor)) return err({ code: 'access.not_allowed' });
    const lines: MemberLine[] = [];
    for (const { id, displayName, role, accountId, createdAt, mayOverbook } of await findMembers(tx, ctx.actor.practiceId)) {
      const isSelf = ctx.actor.kind === 'member' && ctx.actor.memberId === id;
      lines.push({ memberId: id, displayName, role, since: createdAt, isSelf, mayOverbook, email: await readAccountEmail(tx, accountId) });
    }
    return ok(lines);
  });

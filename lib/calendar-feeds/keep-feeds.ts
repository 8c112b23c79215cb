import { recordAudit } from '@/lib/audit/record';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import { type Context, inPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { randomToken, sha256Hex } from '@/lib/platform/crypto';
import { type Feed, findFeed, findFeeds, insertFeed, revoke } from './data';
import type { FeedError } from './errors';

export type { Feed };

const keeps = async (ctx: Context, practitionerId: Id<'practitioner'>) =>
  (await listPractitionersToKeep(ctx)).some(({ id }) => id === practitionerId);

/**
 * Makes the secret address of a practitioner's agenda, or makes it anew: an earlier one is withdrawn with it. The token is told once and
 * kept only as a hash.
 */
export async function createFeed(
  ctx: Context,
  { practitionerId }: { readonly practitionerId: Id<'practitioner'> },
): Promise<Result<{ readonly id: Id<'calendarFeed'>; readonly token: string }, FeedError>> {
  if (ctx.actor.kind !== 'member' || !(await keeps(ctx, practitionerId))) return err({ code: 'feed.practitioner_unknown' });
  const token = randomToken();
  return changeInPractice(ctx, 'calendar_feeds.create', async (tx) => {
    const withdrawn = await revoke(tx, { practitionerId });
    const by = pseudonymOf(tx.actor) ?? tx.actor.kind;
    const id = await insertFeed(tx, { practitionerId, tokenHash: sha256Hex(token), by });
    await recordAudit(tx, 'feed.created', id, { practitionerId, withdrawn });
    return ok({ id, token });
  });
}

/** Withdraws an address: whoever asks it from now on is told that it is gone. Withdrawing it again changes nothing. */
export async function revokeFeed(ctx: Context, { feedId }: { readonly feedId: Id<'calendarFeed'> }): Promise<Result<null, FeedError>> {
  const feed = ctx.actor.kind === 'member' ? await inPractice(ctx, (tx) => findFeed(tx, feedId)) : null;
  if (!feed || !(await keeps(ctx, feed.practitionerId))) return err({ code: 'feed.unknown' });
  return changeInPractice(ctx, 'calendar_feeds.revoke', async (tx) => {
    if ((await revoke(tx, { id: feedId })) > 0) await recordAudit(tx, 'feed.revoked', feedId, { practitionerId: feed.practitionerId });
    return ok(null);
  });
}

/** The addresses that can be read of the agendas the actor keeps. Their tokens are known to nobody any more. */
export async function listFeeds(ctx: Context): Promise<readonly Feed[]> {
  if (ctx.actor.kind !== 'member') return [];
  const practitioners = await listPractitionersToKeep(ctx);
  return inPractice(ctx, (tx) =>
    findFeeds(
      tx,
      practitioners.map(({ id }) => id),
    ),
  );
}

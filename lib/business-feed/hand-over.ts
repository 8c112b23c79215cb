import { recordAudit } from '@/lib/audit/record';
import { ok, type Result } from '@/lib/core/result';
import { readListedHere } from '@/lib/directory/read-listed-here';
import type { ListingFile } from '@/lib/integrations/listings/port';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { type NotReached, reach } from '@/lib/sub-processors/reach';
import { findCopies, keepCopy, lockCopies } from './data';
import { placesOf } from './places';
import type { FeedContext } from './schema';

const day = 86_400_000;

/**
 * What the practice hands over in one file at this moment, read from its rows. Kept as it went, and noted in the journal once a day, before
 * anybody is given it. Refused, and journaled, without the switch or against an objection.
 */
export const handOver = (ctx: FeedContext, file: ListingFile): Promise<Result<readonly object[], NotReached>> =>
  keepInPractice(ctx, 'business_feed.hand_over', async (tx) => {
    await lockCopies(tx);
    const service = await reach(tx, 'listings', ctx.listings);
    if (!service.ok) return service;
    const content = service.value.describe(file, placesOf(await readListedHere(tx), ctx));
    if (content.length === 0) return ok(content);
    const now = tx.clock.now();
    const noted = Math.max(0, ...(await findCopies(tx)).map(({ notedAt }) => notedAt.getTime()));
    const isNoted = now.getTime() - noted < day;
    await keepCopy(tx, { file, content, sharedAt: now, notedAt: isNoted ? new Date(noted) : now });
    if (!isNoted) await recordAudit(tx, 'business_feed.handed_over', null, { to: service.value.adapter, entries: content.length });
    return ok(content);
  });

import { systemActor } from '@/lib/access/system';
import { isGiven } from '@/lib/consents/is-given';
import { inPractice } from '@/lib/context';
import { listListedPractices } from '@/lib/directory/list-listed-practices';
import type { ListingFile } from '@/lib/integrations/listings/port';
import { heldBackBy } from '@/lib/sub-processors/reach';
import { handOver } from './hand-over';
import { businessSwitch, type FeedContext, type OpenFeedContext } from './schema';

/** Practices looked at together: what is in memory at once does not grow with how many there are. */
const batch = 50;

/** Whether the practice lets anything go. Asked first, so that only a yes taken back in between is journaled as refused. */
const isWilling = (ctx: FeedContext): Promise<boolean> =>
  inPractice(ctx, async (tx) => {
    const { practiceId } = tx.actor;
    return (await isGiven(tx, businessSwitch(practiceId))) && (await heldBackBy(tx, 'listings', ctx.listings)) === null;
  });

/**
 * One file of the feed as JSON text, piece by piece, from rows as they are while it is read: nothing is kept between two fetches. Each practice
 * is entered by itself. A fault breaks the text off, so that half a feed is never taken for a whole one.
 */
export async function* streamFeed(open: OpenFeedContext, file: ListingFile, atOnce = batch): AsyncGenerator<string> {
  let [between, after] = ['', ''];
  yield '{"data":[';
  for (;;) {
    const practices = await listListedPractices(open, { after, most: atOnce });
    for (const practiceId of practices) {
      const ctx = { ...open, actor: systemActor(practiceId, 'business-feed.fetch') };
      if (!(await isWilling(ctx))) continue;
      const handed = await handOver(ctx, file);
      if (!handed.ok) continue;
      for (const entry of handed.value) {
        yield `${between}${JSON.stringify(entry)}`;
        between = ',\n';
      }
    }
    after = practices.at(-1) ?? '';
    if (practices.length < atOnce) break;
  }
  yield ']}\n';
}

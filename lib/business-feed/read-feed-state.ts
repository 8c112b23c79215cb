import { isGiven } from '@/lib/consents/is-given';
import { type Context, inPractice } from '@/lib/context';
import { readListedHere } from '@/lib/directory/read-listed-here';
import { heldBackBy } from '@/lib/sub-processors/reach';
import type { SubProcessorKey } from '@/lib/sub-processors/schema';
import { type Copy, findCopies } from './data';
import { placesOf } from './places';
import { businessSwitch, type FeedMeans } from './schema';

export type FeedState = {
  /** Whether this installation gives anybody the feed. */
  readonly isConnected: boolean;
  readonly isOn: boolean;
  readonly heldBackBy: SubProcessorKey | null;
  /** Who would be handed over now, by public name and town. */
  readonly places: readonly { readonly name: string; readonly city: string }[];
  /** What was handed over within a day, as it went. */
  readonly copies: readonly Pick<Copy, 'file' | 'content' | 'sharedAt'>[];
};

/** How the practice stands with the Google Business feed. All of it is public or the practice's own answer: any member may read it. */
export const readFeedState = (ctx: Context & FeedMeans): Promise<FeedState> =>
  inPractice(ctx, async (tx) => ({
    isConnected: ctx.listings.adapter !== 'none',
    isOn: await isGiven(tx, businessSwitch(tx.actor.practiceId)),
    heldBackBy: await heldBackBy(tx, 'listings', ctx.listings),
    places: placesOf(await readListedHere(tx), ctx).map(({ name, city }) => ({ name, city })),
    copies: (await findCopies(tx)).map(({ file, content, sharedAt }) => ({ file, content, sharedAt })),
  }));

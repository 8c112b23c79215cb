import { openContext } from '@/app/_server/context';
import { reportFault } from '@/app/_server/fault';
import { feedMeans } from '@/app/_server/feed-means';
import { limitBy } from '@/app/_server/limit';
import { route } from '@/app/_server/route';
import { mayFetch } from '@/lib/business-feed/may-fetch';
import { feedQuery, type OpenFeedContext } from '@/lib/business-feed/schema';
import { streamFeed } from '@/lib/business-feed/stream-feed';
import { ok } from '@/lib/core/result';
import { env } from '@/lib/platform/env';

/** Three files once a day, with room for an operator who tries. */
const limit = limitBy('business-feed', { points: 60, seconds: 600 });

/** The feed of practices that want to be on Google, one file at a time, made while it is read. The installation's token is all that opens it. */
export const GET = route({
  route: 'GET /api/feeds/google-business',
  query: feedQuery,
  limit,
  context: async ({ request }) => {
    const allowed = mayFetch(env().GOOGLE_BUSINESS_FEED_TOKEN, request.headers.get('authorization'));
    return allowed.ok ? ok<OpenFeedContext>({ ...openContext(), ...feedMeans() }) : allowed;
  },
  work: async (open, { query }) => ok(streamFeed(open, query.file)),
  answer: (pieces) =>
    new Response(streamOf(pieces), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
    }),
});

/** Nothing is read, and nothing handed over, before somebody takes it. A fault ends the text in the middle. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = await pieces.next();
          if (next.done) controller.close();
          else controller.enqueue(bytes.encode(next.value));
        } catch (error) {
          reportFault(error, { route: '/api/feeds/google-business' });
          controller.error(error);
        }
      },
      cancel: async () => void (await pieces.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

import { openContext } from '@/app/_server/context';
import { readChoice } from '@/app/_server/cookie-choice';
import { limitBy } from '@/app/_server/limit';
import { route } from '@/app/_server/route';
import { countPageView } from '@/lib/measurement/count-page-view';
import { PageView } from '@/lib/measurement/schema';

/** Counts the opening of a kind of public page, for a browser whose visitor said yes. */
export const POST = route({
  route: 'POST /api/measure/page-view',
  body: PageView,
  limit: limitBy('page_view', { points: 300, seconds: 600 }),
  context: async () => openContext(),
  work: async (open, { body }) => countPageView(open, (await readChoice())?.token ?? null, body),
  answer: () => new Response(null, { status: 204 }),
});

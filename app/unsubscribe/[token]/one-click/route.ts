import { redirect } from 'next/navigation';
import { openContext } from '@/app/_server/context';
import { limitBy } from '@/app/_server/limit';
import { route } from '@/app/_server/route';
import { OneUnsubscribe } from '@/lib/campaigns/schema';
import { unsubscribe } from '@/lib/campaigns/unsubscribe';

/** A mail program's own unsubscribe button (RFC 8058): by POST, without a page, a question or a cookie. The token is all it needs to know. */
export const POST = route({
  route: 'POST /unsubscribe/[token]/one-click',
  params: OneUnsubscribe,
  limit: limitBy('unsubscribe', { points: 60, seconds: 600 }),
  context: async () => openContext(),
  work: (open, { params }) => unsubscribe(open, params, 'api'),
  answer: () => new Response(null, { status: 200 }),
});

/** Opened by hand: to the page with the button. A GET changes nothing. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return redirect(`/unsubscribe/${encodeURIComponent((await params).token)}`);
}

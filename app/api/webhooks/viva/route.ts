import { openContext } from '@/app/_server/context';
import { reportFault } from '@/app/_server/fault';
import { limitBy } from '@/app/_server/limit';
import { paymentsPort } from '@/app/_server/till';
import { env } from '@/lib/platform/env';
import { keepNotice } from '@/lib/subscriptions/keep-notice';

const mostCharacters = 65_536;
const callLimit = limitBy('viva', { points: 600, seconds: 60 });

/** Viva's check that this address is ours: it wants its own key back. */
export async function GET(): Promise<Response> {
  const key = env().VIVA_WEBHOOK_KEY;
  return key ? Response.json({ Key: key }) : new Response(null, { status: 404 });
}

/**
 * A word of Viva about a payment. It is not signed, so it is only written down, once, and Viva itself is asked by a worker. Anything that is
 * no such word is answered the same: whoever tries learns nothing, and Viva repeats what is not answered by 200.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    if (await callLimit()) return new Response(null, { status: 429 });
    const raw = await request.text();
    if (raw.length <= mostCharacters) await keepNotice({ ...openContext(), payments: paymentsPort() }, raw);
    return new Response(null, { status: 200 });
  } catch (error) {
    reportFault(error, { route: '/api/webhooks/viva' });
    return new Response(null, { status: 500 });
  }
}

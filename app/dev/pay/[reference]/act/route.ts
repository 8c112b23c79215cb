import { openContext } from '@/app/_server/context';
import { isOwnRequest } from '@/app/_server/own-request';
import { actOnSimulated } from '@/lib/integrations/payments/local';
import { env } from '@/lib/platform/env';

const acts = ['pay', 'pay_once', 'decline', 'abandon'] as const;
const nothing = () => new Response(null, { status: 404 });

/** What somebody does on the simulated payment page; local mode only. Leads back as a provider would, with the order in the address. */
export async function POST(request: Request, { params }: { params: Promise<{ reference: string }> }): Promise<Response> {
  if (!env().isLocal || !(await isOwnRequest())) return nothing();
  const chosen = (await request.formData()).get('act');
  const act = acts.find((one) => one === chosen);
  const { reference } = await params;
  const payment = act && (await actOnSimulated(env(), reference, act, openContext().clock.now()));
  if (!payment) return nothing();
  return new Response(null, { status: 303, headers: { Location: `${payment.returnTo}?s=${reference}` } });
}

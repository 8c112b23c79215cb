import { inScope, type OpenContext } from '@/lib/context';
import type { PaymentsPort } from '@/lib/integrations/payments/port';
import { insertNotice } from './payments/data';

/**
 * Writes down that a provider called, once for each of its words, and does nothing else: what it says is never believed, it only has the
 * payment looked at sooner. What is no word of the provider is dropped. @returns whether it was one.
 */
export async function keepNotice(
  ctx: OpenContext & { readonly payments: Pick<PaymentsPort, 'provider' | 'readNotice'> },
  rawBody: string,
): Promise<boolean> {
  const notice = ctx.payments.readNotice(rawBody);
  if (!notice) return false;
  await inScope(ctx, {}, ({ db }) => insertNotice(db, { provider: ctx.payments.provider, ...notice, at: ctx.clock.now() }));
  return true;
}

import 'server-only';
import type { Context } from '@/lib/context';
import { services } from '@/lib/integrations/services';
import { env } from '@/lib/platform/env';
import { sellerOf } from '@/lib/subscriptions/seller';
import type { TillContext } from '@/lib/subscriptions/till';
import { currentMember, openContext } from './context';

/** The port payments of subscriptions go through. */
export const paymentsPort = () => services(env(), openContext().clock).payments;

const atTill = (ctx: Context): TillContext => ({ ...ctx, payments: paymentsPort(), appUrl: env().APP_URL, seller: sellerOf(env()) });

/** The member at work, able to pay; null for nobody. */
export async function memberAtTill(): Promise<TillContext | null> {
  const member = await currentMember();
  return member && atTill(member);
}

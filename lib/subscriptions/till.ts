import type { Context, InPractice } from '@/lib/context';
import type { PaymentsPort } from '@/lib/integrations/payments/port';
import type { Seller } from './schema';

/** What selling needs besides a context: the provider's port, where people come back to, and who sells. */
type Till = { readonly payments: PaymentsPort; readonly appUrl: string; readonly seller: Seller };
export type TillContext = Context & Till;
export type AtTill = InPractice & Till;

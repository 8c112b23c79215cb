import type { Context, InPractice } from '@/lib/context';
import type { Door } from '@/lib/sub-processors/outside';
import type { Seller } from './schema';

/** What selling needs besides a context: the provider's port, where people come back to, and who sells. */
type Till = { readonly payments: Door<'payments'>; readonly appUrl: string; readonly seller: Seller };
export type TillContext = Context & Till;
export type AtTill = InPractice & Till;

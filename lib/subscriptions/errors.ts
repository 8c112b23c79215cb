import type { LifecycleError } from '@/lib/lifecycle/errors';

export type SubscriptionError =
  | { code: 'subscription.not_allowed' }
  | { code: 'subscription.already_active' }
  | { code: 'subscription.payment_under_way' }
  | { code: 'subscription.vat_number_unfit' }
  | { code: 'subscription.price_changed' }
  | { code: 'subscription.provider_silent' }
  | { code: 'subscription.not_connected' }
  /** The practice objects to who takes the money. */
  | { code: 'subscription.held_back' }
  | { code: 'subscription.nothing_to_cancel' }
  | { code: 'subscription.not_cancelled' }
  | { code: 'subscription.invoice_unknown' }
  | { code: 'subscription.payment_unknown' }
  | LifecycleError;

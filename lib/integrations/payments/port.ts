import type { Locale } from '@/lib/core/locale';
import type { Money } from '@/lib/core/money';
import type { Result } from '@/lib/core/result';

/** What is to be paid once on the provider's own page. No card data is ever ours. */
export type Order = {
  /** Our name for it, which the provider shows beside the money. */
  readonly key: string;
  readonly amount: Money;
  readonly description: string;
  readonly payer: { readonly name: string };
  readonly locale: Locale;
  /** Where the provider sends the payer back, for a provider that asks; others have it in their own settings. */
  readonly returnTo: string;
  /** The page takes no payment after that. */
  readonly lastsSeconds: number;
};

/** A further charge to the means of an earlier payment (`source`), without its owner. */
export type Charge = {
  readonly source: string;
  readonly key: string;
  readonly amount: Money;
  readonly description: string;
};

/** `checkout` is known by the provider's order reference, `charge` by the key we gave it and the moment we asked. */
export type Which =
  | { readonly kind: 'checkout'; readonly orderReference: string }
  | { readonly kind: 'charge'; readonly key: string; readonly askedAt: Date };

/**
 * What the provider says of it now. `open`: not paid yet; `declined` when a card was tried and refused, which the payer may repair.
 * `expired`: nobody can pay it any more. `absent`: the provider knows nothing of that name.
 */
export type Standing =
  | { readonly state: 'open'; readonly declined: boolean }
  | { readonly state: 'paid'; readonly transaction: string; readonly amount: Money }
  | { readonly state: 'refused'; readonly transaction: string | null }
  | { readonly state: 'expired' }
  | { readonly state: 'absent' };

/** What a provider called about. Never believed: it only says which payment to look at. */
export type Notice = { readonly eventId: string; readonly orderReference: string };

/**
 * `unanswered`: it may or may not have been done, so look before asking again. `not_taken`: the provider said no to the request itself
 * (keys, form), and nothing was done. `not_connected`: there is no provider.
 */
export type PaymentsError = { readonly code: 'payments.unanswered' | 'payments.not_taken' | 'payments.not_connected' };

/** Which adapter stands behind the port; lib/sub-processors/outside.ts says of each who it reaches and what opens it. */
export type PaymentsAdapter = 'viva' | 'local' | 'none';

/** Takes money. Answers within ten seconds, follows no redirect, and never throws for what the provider does. */
export type PaymentsPort = {
  readonly adapter: PaymentsAdapter;
  /** The name payments are kept under. */
  readonly provider: string;
  createCheckout(order: Order): Promise<Result<{ readonly orderReference: string; readonly address: string }, PaymentsError>>;
  /** Not safe to repeat: after `unanswered`, ask `readPayment` for the key. */
  chargeAgain(charge: Charge): Promise<Result<Extract<Standing, { state: 'paid' | 'refused' }>, PaymentsError>>;
  readPayment(which: Which): Promise<Result<Standing, PaymentsError>>;
  /** Gives all of it back; saying it twice gives back once. */
  refund(paid: { readonly transaction: string; readonly amount: Money }): Promise<Result<null, PaymentsError>>;
  /** Null for anything that is no word of this provider to us. */
  readNotice(rawBody: string): Notice | null;
};

import { err } from '@/lib/core/result';
import type { PaymentsPort } from './port';

const closed = async () => err({ code: 'payments.not_connected' });

/** Stands where no provider is set: nothing can be paid, and nothing pretends. */
export const notConnected: PaymentsPort = {
  adapter: 'none',
  provider: 'none',
  createCheckout: closed,
  chargeAgain: closed,
  readPayment: closed,
  refund: closed,
  readNotice: () => null,
};

import type { TableClass } from '../schema';
import { all, clear, link, prati, sealed, secret, technical } from './columns';

export const subscriptionsTables: Readonly<Record<string, TableClass>> = {
  subscription: {
    ...{ category: 'practice_settings', purpose: 'subscription', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: ['prati', 'payment_provider'] },
    columns: {
      practice_id: link,
      ...{ plan: clear('plan'), cycle: clear('cycle'), state: clear('state'), billed_to_sealed: sealed('billedTo') },
      ...{ anchor: technical, paid_in_row: technical, paid_ever: clear('periodsPaid'), end_told_at: technical, due_at: technical },
      ...{ period_start: clear('periodStart'), period_end: clear('periodEnd'), cancelled_at: clear('cancelledAt') },
      ...{ past_due_since: clear('unpaidSince'), provider: clear('paymentProvider'), source: secret, created_at: clear('createdAt') },
    },
  },
  subscription_payment: {
    ...{ category: 'invoice', purpose: 'subscription', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: 'created_at', recipients: ['prati', 'payment_provider'] },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...{ period: clear('period'), attempt: clear('attempt'), kind: clear('kind'), state: clear('state'), plan: clear('plan') },
      ...{ cycle: clear('cycle'), quantity: clear('agendas'), net_minor: clear('netMinor'), vat_rate: clear('vatRate') },
      ...{ vat_minor: clear('vatMinor'), total_minor: clear('totalMinor'), currency: clear('currency'), tax: clear('tax') },
      ...{ provider: clear('paymentProvider'), order_reference: clear('orderReference'), address: technical },
      ...{ transaction_reference: clear('transactionReference'), failure: clear('failure'), created_at: clear('createdAt') },
      ...{ settled_at: clear('settledAt'), due_at: technical },
    },
  },
  subscription_invoice: {
    ...{ category: 'invoice', purpose: 'subscription', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: 'issued_at', recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'payment_id', 'corrects_id'], link),
      ...{ number: clear('number'), series: clear('series'), position: clear('position'), kind: clear('kind') },
      ...{ issued_at: clear('issuedAt'), period_start: clear('periodStart'), period_end: clear('periodEnd') },
      ...{ net_minor: clear('netMinor'), vat_rate: clear('vatRate'), vat_minor: clear('vatMinor'), total_minor: clear('totalMinor') },
      ...{ currency: clear('currency'), tax: clear('tax'), lines: clear('lines'), seller: clear('seller') },
      ...{ billed_to_sealed: sealed('billedTo'), locale: technical },
    },
  },
  invoice_series: {
    ...{ category: 'technical', purpose: 'subscription', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['series', 'last'], technical),
  },
  payment_notice: {
    ...{ category: 'technical', purpose: 'subscription', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: 'received_at', recipients: prati },
    deletedBy: 'archivist',
    columns: all(['provider', 'event_id', 'order_reference', 'received_at', 'heeded_at'], technical),
  },
};

import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { countries, cycles } from './rules';

export type SubscriptionState = 'starting' | 'active' | 'past_due' | 'ended';

/**
 * pending: waiting for the payer or for the provider's answer. unknown: asked, and no answer came. surplus: paid although the period was,
 * or although nothing may be charged: it is given back.
 */
export type PaymentState = 'pending' | 'unknown' | 'paid' | 'refused' | 'expired' | 'surplus' | 'refunded';
export type PaymentKind = 'checkout' | 'renewal';

const line = (most: number) => z.string().trim().min(1).max(most);
/** To whom invoices are made out, as the owner types it. */
export const billedToSchema = z.object({
  name: line(120),
  street: line(160),
  postcode: line(16),
  city: line(80),
  country: z.enum(countries),
  vatNumber: z
    .string()
    .transform((typed) => typed.replace(/[\s.-]/g, '').toUpperCase())
    .pipe(z.string().max(14)),
});
export type BilledTo = z.infer<typeof billedToSchema>;

export const checkoutInput = z.object({
  ...billedToSchema.shape,
  cycle: z.enum(cycles),
  /** What the button said, in minor units: another price is not charged unseen. */
  total: z.coerce.number().int(),
});
export type CheckoutInput = z.infer<typeof checkoutInput>;
export const onePaymentInput = z.object({ paymentId: idSchema('subscriptionPayment') });
export const noInput = z.object({});

export const sellerSchema = z.object({
  name: z.string(),
  address: z.array(z.string()),
  siren: z.string().nullable(),
  vatNumber: z.string().nullable(),
});
/** Who sells, as printed on each invoice. */
export type Seller = z.infer<typeof sellerSchema>;
export const invoiceLinesSchema = z.array(
  z.object({
    plan: z.string(),
    cycle: z.enum(cycles),
    quantity: z.number().int(),
    unitMinor: z.number().int(),
    netMinor: z.number().int(),
  }),
);
export type InvoiceLine = z.infer<typeof invoiceLinesSchema>[number];

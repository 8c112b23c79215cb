import { z } from 'zod';

export const kinds = [
  'booking_code',
  'appointment_confirmation',
  'appointment_moved',
  'appointment_cancellation',
  'member_invitation',
] as const;
export type Kind = (typeof kinds)[number];
export const kindSchema = z.enum(kinds);

/** One thing to tell one person once: what, about which row, in which of its versions. */
export type Effect = { readonly kind: Kind; readonly subjectId: string; readonly version: number };

/**
 * queued: to be sent, when `due_at` comes. sending: handed to the carrier, who has not answered yet. sent. failed: given up.
 * dropped: what it would have said is no longer so.
 */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'failed' | 'dropped';

/** How a try to deliver ended; `waiting`: it will be tried again when due. `known`: it had ended before. */
export type DeliveryOutcome = 'sent' | 'dropped' | 'failed' | 'waiting' | 'known';

import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';

/** What is told about a request of rights: to the person, and `rights_due` to the practice's owner. */
export const rightsKinds = [
  'rights_received',
  'rights_extended',
  'rights_restricted',
  'rights_lift',
  'rights_closed',
  'rights_due',
] as const;
export type RightsKind = (typeof rightsKinds)[number];
/** About an erasure: to a patient whose practice closes, to whoever closes an account or has not used it, and that it is closed. */
const deletionKinds = ['practice_closing', 'account_closing', 'account_unused', 'account_closed'] as const;
export type DeletionKind = (typeof deletionKinds)[number];

export const rightsKindSchema = z.enum(rightsKinds);

/**
 * What a job sets out to send. `appointment_notice` is news of an appointment: which message it becomes (if any) is decided when it
 * leaves, from what the patient was last told.
 */
export const effectKinds = [
  'booking_code',
  'appointment_notice',
  'appointment_reminder',
  'waiting_offer',
  'waiting_proof',
  'waiting_welcome',
  'absence_notice',
  'member_invitation',
  'campaign',
  'lifecycle_notice',
  'sub_processor_change',
  'subscription_receipt',
  'breach_letter',
  'handover_notice',
  ...rightsKinds,
  ...deletionKinds,
] as const;
export type EffectKind = (typeof effectKinds)[number];
export const effectKindSchema = z.enum(effectKinds);

/** What news of an appointment can become. */
export const newsKinds = [
  'appointment_confirmation',
  'appointment_moved',
  'appointment_changed',
  'appointment_cancellation',
  'request_received',
  'request_accepted',
  'request_refused',
] as const;
export type NewsKind = (typeof newsKinds)[number];
export const isNewsKind = (kind: string): kind is NewsKind => (newsKinds as readonly string[]).includes(kind);

/** Every kind a delivery can bear in the log. */
export const kinds = [...effectKinds, ...newsKinds] as const;
export type Kind = (typeof kinds)[number];

/** One thing to tell one person once: what, about which row, in which of its versions; `again` counts the times a member had it sent anew. */
export type Effect = {
  readonly kind: EffectKind;
  readonly subjectId: string;
  readonly version: number;
  readonly again?: number | undefined;
};

/**
 * queued: to be sent, when `due_at` comes. sending: handed to the carrier, who has not answered yet. sent. failed: given up.
 * dropped: what it would have said is no longer so.
 */
export const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Whom and what a message is about, for the log of what was sent. */
export type About = { readonly patientId: Id<'patient'>; readonly appointmentId?: Id<'appointment'> | undefined };

/** Why nobody can be reached: no address on file, or its holder said it is not the patient's. */
export type ContactFailure = 'contact.missing' | 'contact.refused';

/** How a try to deliver ended; `waiting`: it will be tried again when due. `known`: it had ended before. */
export type DeliveryOutcome = 'sent' | 'dropped' | 'failed' | 'waiting' | 'known';

export const messageFilters = ['all', 'waiting', 'sent', 'failed'] as const;
export type MessageFilter = (typeof messageFilters)[number];

/** A code is of no use by the time anybody could have it sent anew: who books asks for another. */
export const isResendable = (kind: Kind) => kind !== 'booking_code';

export const oneMessageInput = z.object({ deliveryId: idSchema('delivery') });

import type { VisitMode } from '@/lib/availability/schema';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';

export const statuses = [
  'held',
  'requested',
  'booked',
  'confirmed',
  'arrived',
  'in_room',
  'done',
  'no_show',
  'excused',
  'cancelled',
  'expired',
] as const;
/** `held` is a hold (not yet an appointment), `expired` a hold that ran out or was given back. */
export type Status = (typeof statuses)[number];

/** Statuses that occupy the practitioner's time: the same list as in the database's no-overlap constraint. */
export const occupying = ['held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done'] as const satisfies readonly Status[];
/** Statuses an appointment can still be moved or cancelled from. */
export const standing = ['requested', 'booked', 'confirmed', 'arrived'] as const satisfies readonly Status[];

export const cancelReasons = [
  'patient_unwell',
  'patient_unavailable',
  'no_longer_needed',
  'found_elsewhere',
  'practitioner_absent',
  'other',
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** One appointment with what mails, pages and the API say of it. Instants; `timeZone` is the practice's. No clinical content. */
export type AppointmentView = {
  readonly id: Id<'appointment'>;
  readonly practiceId: Id<'practice'>;
  readonly status: Status;
  readonly version: number;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly mode: VisitMode;
  readonly practitionerId: Id<'practitioner'>;
  readonly practitionerSlug: string;
  readonly practitionerName: string;
  readonly specialty: string;
  readonly practiceName: string;
  readonly siteId: Id<'site'>;
  readonly siteName: string;
  readonly siteAddress: string;
  readonly sitePhone: string | null;
  readonly reasonId: Id<'visitReason'>;
  readonly reasonLabel: string;
  readonly instructions: string | null;
  readonly cancelNoticeHours: number;
  readonly priceMinor: number | null;
  readonly currency: string;
  readonly durationMinutes: number;
  readonly patientId: Id<'patient'> | null;
  readonly locale: Locale;
  readonly isFirstVisit: boolean;
  readonly expiresAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly cancelledLate: boolean | null;
  readonly source: string;
  /** Whole minutes kept free before and after, as when it was booked. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly overbooked: boolean;
  /** Name of one of the eight colours of a visit reason. */
  readonly reasonColour: string;
};

/** A hold as its holder sees it: the token is shown once and kept only as a hash. */
export type Hold = { readonly id: Id<'appointment'>; readonly token: string; readonly expiresAt: Date; readonly timeZone: string };

import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { ResourceKind } from '@/lib/resources/rules';
import { type Asker, type CancelReason, notices, type Status } from './rules';

/** How long a visit at the desk lasts, in minutes: a day at most. */
export const deskDuration = z.number().int().min(5).max(1440);
/** Why something is put over something else: required to do it, kept under the patient's key. */
export const overbookReason = z.string().trim().min(1).max(300);
/** The practice's words where the list has no reason for a cancellation; kept under the patient's key. */
export const cancelNote = z.string().trim().min(1).max(300);
/** `other` says nothing by itself: the practice says what (PRODUCT B14). */
export const saysWhy = ({ reason, note }: { readonly reason: CancelReason; readonly note?: string | undefined }) =>
  reason !== 'other' || note !== undefined;
/** What becomes of one visit an absence leaves standing. */
const decision = z.discriminatedUnion('do', [
  z.object({ appointmentId: idSchema('appointment'), do: z.literal('cancel') }),
  z.object({ appointmentId: idSchema('appointment'), do: z.literal('assign'), practitionerId: idSchema('practitioner') }),
  z.object({ appointmentId: idSchema('appointment'), do: z.literal('leave') }),
]);
/** Whose visits, the absence they stand in where there is one, and what becomes of each. */
export const settleAffectedInput = z.object({
  practitionerId: idSchema('practitioner'),
  absenceId: idSchema('absence').optional(),
  decisions: z.array(decision).max(500),
  notify: z.enum(notices).default('later'),
});
export type SettleAffected = z.output<typeof settleAffectedInput>;

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
  readonly cancelledBy: Asker | null;
  readonly cancelReason: CancelReason | null;
  readonly source: string;
  /** Whole minutes kept free before and after, as when it was booked. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly overbooked: boolean;
  /** Name of one of the eight colours of a visit reason. */
  readonly reasonColour: string;
  /** Whether the patient may move or cancel it online, and until how many hours before it starts. */
  readonly changeOnline: boolean;
  readonly changeUntilHours: number;
  readonly seriesId: Id<'series'> | null;
  /** A participant's row points to its group; the group's own row has seats instead of a patient. */
  readonly groupId: Id<'appointment'> | null;
  readonly capacity: number | null;
  readonly taken: number;
  readonly confirmedAt: Date | null;
  readonly inRoomAt: Date | null;
  readonly doneAt: Date | null;
  readonly missedAt: Date | null;
  readonly cancelledFrom: Status | null;
  /** When the message about the last change leaves; null when none waits. */
  readonly noticeDueAt: Date | null;
  /** Until when the practice answers a request; null for anything else. */
  readonly decideBy: Date | null;
  readonly forRelative: boolean;
  readonly documentsToBring: string | null;
  /** Rooms and equipment it takes. */
  readonly resources: readonly { readonly id: Id<'resource'>; readonly name: string; readonly kind: ResourceKind }[];
};

export type ConflictKind =
  | 'appointment'
  | 'hold'
  | 'buffer'
  | 'absence'
  | 'closed'
  | 'external'
  | 'resource'
  /** The group visit that meets then has no seat left: no overbooking either. */
  | 'group_full'
  | 'patient_elsewhere'
  | 'day_full'
  | 'week_full'
  | 'patient_week_full'
  | 'past';
/** One thing in the way of a visit at the desk. Instants are ISO 8601; `label` is a patient's name, an absence, a room. */
export type Conflict = {
  readonly kind: ConflictKind;
  /** `blocks` unless overbooked with a reason; `warns` never refuses. */
  readonly severity: 'blocks' | 'warns';
  readonly appointmentId?: Id<'appointment'>;
  readonly start?: string;
  readonly end?: string;
  readonly label?: string;
};

/** A hold as its holder sees it: the token is shown once and kept only as a hash. */
export type Hold = { readonly id: Id<'appointment'>; readonly token: string; readonly expiresAt: Date; readonly timeZone: string };

import type { AccessError } from '@/lib/access/errors';
import type { ChangeError, DecideError, DeskError, HoldError, SeriesError, VerificationError } from '@/lib/appointments/errors';
import type { HoursError, SlotsError } from '@/lib/availability/errors';
import type { FeedError } from '@/lib/calendar-feeds/errors';
import type { DirectoryError } from '@/lib/directory/errors';
import type { FiguresError } from '@/lib/figures/errors';
import type { IdempotencyError } from '@/lib/idempotency/errors';
import type { ImportError } from '@/lib/imports/errors';
import type { InvitationError } from '@/lib/invitations/errors';
import type { MessageError } from '@/lib/notifications/errors';
import type { MergeError, PatientError } from '@/lib/patients/errors';
import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';
import type { TooMany } from '@/lib/platform/rate-limit';
import type { PracticeError } from '@/lib/practice/errors';
import type { ResourceError } from '@/lib/resources/errors';
import type { VisitReasonError } from '@/lib/visit-reasons/errors';
import type { WaitingError } from '@/lib/waiting-list/errors';

/** What the edge itself refuses, before any use-case. */
type EdgeError =
  | { code: 'form.invalid' }
  | { code: 'request.not_json' }
  | { code: 'request.too_large'; mostBytes: number }
  | { code: 'request.invalid'; fields: Readonly<Record<string, readonly string[]>> }
  | { code: 'request.not_found' }
  | { code: 'request.foreign_origin' }
  | { code: 'fault.unknown'; reference: string };

export type Refusal =
  | EdgeError
  | TooMany
  | ChangedMeanwhile
  | AccessError
  | InvitationError
  | PracticeError
  | PatientError
  | MergeError
  | HoldError
  | VerificationError
  | ChangeError
  | DeskError
  | DecideError
  | SeriesError
  | SlotsError
  | HoursError
  | VisitReasonError
  | WaitingError
  | ResourceError
  | DirectoryError
  | ImportError
  | FeedError
  | MessageError
  | FiguresError
  | IdempotencyError;
export type ErrorCode = Refusal['code'];

/**
 * The catalogue: a code without a status does not compile, and a test asks for its sentence in three languages
 * (`messages/<locale>/errors.json`, at the code's own path). docs/errors.md is made from it.
 */
export const statusOf: { readonly [C in ErrorCode]: number } = {
  'form.invalid': 422,
  'request.not_json': 400,
  'request.too_large': 413,
  'request.invalid': 422,
  'request.not_found': 404,
  'request.foreign_origin': 403,
  'rate.limited': 429,
  'fault.unknown': 500,
  'idempotency.key_malformed': 422,
  'idempotency.key_reused': 422,
  'idempotency.still_working': 409,

  'access.signed_out': 401,
  'access.credentials_wrong': 401,
  'access.password_weak': 422,
  'access.not_allowed': 403,
  'access.member_unknown': 404,
  'access.own_membership': 409,
  'access.right_of_role': 409,
  'access.practice_unknown': 404,
  'invitation.unknown': 404,
  'invitation.over': 410,
  'invitation.already_member': 409,
  'invitation.not_allowed': 403,

  'settings.changed_meanwhile': 409,
  'practice.not_allowed': 403,
  'practice.site_unknown': 404,
  'practice.no_agenda': 404,
  'practice.practitioner_unknown': 404,
  'practice.region_unknown': 422,
  'patient.not_found': 404,
  'patient.not_allowed': 403,
  'patient.erased': 410,
  'patient.merge_same': 422,
  'patient.already_merged': 409,
  'patient.merge_unknown': 404,
  'patient.merge_too_late': 410,
  'patient.merge_undone': 409,
  'patient.merge_not_last': 409,

  'booking.slot_taken': 409,
  'booking.in_the_past': 422,
  'booking.too_soon': 422,
  'booking.beyond_horizon': 422,
  'booking.day_full': 422,
  'booking.week_full': 422,
  'booking.patient_week_full': 422,
  'booking.patient_too_many': 422,
  'booking.patient_blocked': 422,
  'booking.closed': 422,
  'booking.off_grid': 422,
  'booking.reason_unknown': 422,
  'booking.not_online': 422,
  'booking.mode_unknown': 422,
  'booking.site_unknown': 422,
  'booking.room_unfit': 422,
  'booking.hold_unknown': 404,
  'booking.hold_expired': 409,
  'booking.hold_already_extended': 409,
  'booking.hold_already_booked': 409,
  'booking.code_too_often': 429,
  'booking.verification_unknown': 404,
  'booking.code_wrong': 422,
  'booking.code_expired': 410,
  'booking.code_used': 409,
  'booking.code_spent': 410,
  'booking.appointment_unknown': 404,
  'booking.already_cancelled': 409,
  'booking.already_started': 409,
  'booking.not_movable': 409,
  'booking.not_allowed': 403,
  'booking.agenda_busy': 503,
  'booking.status_step_unknown': 409,
  'booking.not_begun': 409,
  'booking.step_of_group': 409,
  'booking.conflicts': 409,
  'booking.series_conflicts': 409,
  'booking.series_empty': 422,
  'booking.not_in_series': 409,
  'booking.overbooking_not_allowed': 403,
  'booking.off_five_minutes': 422,
  'booking.changed_meanwhile': 409,
  'booking.change_not_online': 409,
  'booking.change_too_late': 409,
  'booking.not_cancelled': 409,
  'booking.answers_missing': 422,
  'booking.answers_long': 422,
  'booking.answer_blocks': 422,
  'booking.known_only': 422,
  'booking.new_only': 422,
  'booking.no_new_patients': 422,
  'booking.near_another': 409,
  'booking.not_requested': 409,

  'figures.not_allowed': 403,
  'figures.period_unreal': 422,

  'availability.reason_not_found': 404,
  'availability.window_too_long': 422,
  'availability.not_allowed': 403,
  'availability.practitioner_not_found': 404,
  'availability.site_not_found': 404,
  'availability.absence_not_found': 404,
  'availability.absence_empty': 422,
  'availability.exception_not_found': 404,
  'availability.no_hours_that_day': 422,
  'reason.not_found': 404,
  'reason.not_allowed': 403,
  'reason.practitioner_not_found': 404,
  'reason.resource_not_found': 404,
  'resource.not_found': 404,
  'resource.not_allowed': 403,
  'resource.site_not_found': 404,
  'resource.name_taken': 409,
  'resource.needed': 409,
  'waiting.entry_unknown': 404,
  'waiting.entry_over': 410,
  'waiting.link_over': 410,
  'waiting.not_allowed': 403,
  'waiting.reason_unknown': 422,
  'waiting.visit_unknown': 409,
  'waiting.dates_past': 422,
  'waiting.dates_too_far': 422,
  'waiting.no_address': 422,
  'waiting.patient_blocked': 422,
  'waiting.already_offered': 409,
  'waiting.offer_unknown': 404,
  'waiting.offer_over': 410,
  'waiting.agenda_busy': 503,
  'message.unknown': 404,
  'message.not_allowed': 403,
  'message.not_failed': 409,
  'message.link_unknown': 404,
  'feed.unknown': 404,
  'feed.revoked': 410,
  'feed.practitioner_unknown': 404,
  'import.not_allowed': 403,
  'import.unknown': 404,
  'import.file_empty': 422,
  'import.file_too_large': 413,
  'import.file_not_text': 415,
  'import.too_many_rows': 422,
  'import.columns_missing': 422,
  'import.visit_columns_missing': 422,
  'import.calendar_unreadable': 422,
  'import.practitioner_unknown': 404,
  'import.not_now': 409,
  'directory.practitioner_not_found': 404,
  'directory.cursor_unknown': 422,
};

export const errorCodes = Object.keys(statusOf) as readonly ErrorCode[];

/** Seconds, where the refusal itself knows no better: a code may be asked for again within the minute, an agenda is busy for a moment. */
const usualWait: { readonly [status: number]: number } = { 429: 60, 503: 1 };

/** What `Retry-After` says; null where waiting does not help. */
export const waitOf = (refusal: Refusal): number | null =>
  'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : (usualWait[statusOf[refusal.code]] ?? null);

/** Refusals that belong beside one field of the form that caused them, by the field's name. */
export const fieldOf: { readonly [C in ErrorCode]?: string } = {
  'access.password_weak': 'password',
  'booking.code_wrong': 'code',
  'booking.code_expired': 'code',
  'availability.absence_empty': 'toDate',
  'waiting.dates_past': 'toDate',
  'waiting.dates_too_far': 'toDate',
  'practice.region_unknown': 'holidayRegion',
  'resource.name_taken': 'name',
  'reason.resource_not_found': 'resourceNeeds',
};

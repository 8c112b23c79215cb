import type { AccessError } from '@/lib/access/errors';
import type { ComingError } from '@/lib/appointments/cancel-coming';
import type { ChangeError, DecideError, DeskError, HoldError, SeriesError, VerificationError } from '@/lib/appointments/errors';
import type { HoursError, SlotsError } from '@/lib/availability/errors';
import type { BreachError } from '@/lib/breaches/errors';
import type { BusinessFeedError } from '@/lib/business-feed/errors';
import type { FeedError } from '@/lib/calendar-feeds/errors';
import type { CampaignError } from '@/lib/campaigns/errors';
import type { AnyConsentError } from '@/lib/consents/errors';
import type { OwnKeptError } from '@/lib/custody/errors';
import type { PracticeLives } from '@/lib/custody/in-custody';
import type { DeletionError } from '@/lib/deletions/errors';
import type { DirectoryError } from '@/lib/directory/errors';
import type { ExportError } from '@/lib/exports/errors';
import type { FiguresError } from '@/lib/figures/errors';
import type { HandoverError } from '@/lib/handovers/errors';
import type { IdempotencyError } from '@/lib/idempotency/errors';
import type { ImportError } from '@/lib/imports/errors';
import type { InvitationError } from '@/lib/invitations/errors';
import type { JournalError } from '@/lib/journal/errors';
import type { LifecycleError, TransitionError } from '@/lib/lifecycle/errors';
import type { MeasurementError } from '@/lib/measurement/errors';
import type { MessageError } from '@/lib/notifications/errors';
import type { DeathError, MergeError, PatientError } from '@/lib/patients/errors';
import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';
import type { TooMany } from '@/lib/platform/rate-limit';
import type { PracticeError } from '@/lib/practice/errors';
import type { RegisterError } from '@/lib/registers/errors';
import type { ResourceError } from '@/lib/resources/errors';
import type { RetentionError } from '@/lib/retention/errors';
import type { RightsError } from '@/lib/rights/errors';
import type { SubProcessorError } from '@/lib/sub-processors/errors';
import type { SubscriptionError } from '@/lib/subscriptions/errors';
import type { TrainingError } from '@/lib/training-copies/errors';
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
  | LifecycleError
  | TransitionError
  | AccessError
  | BreachError
  | CampaignError
  | JournalError
  | OwnKeptError
  | PracticeLives
  | DeletionError
  | HandoverError
  | MeasurementError
  | TrainingError
  | InvitationError
  | PracticeError
  | RetentionError
  | PatientError
  | MergeError
  | DeathError
  | ComingError
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
  | AnyConsentError
  | ImportError
  | FeedError
  | BusinessFeedError
  | ExportError
  | MessageError
  | FiguresError
  | SubscriptionError
  | RegisterError
  | SubProcessorError
  | RightsError
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
  'registers.not_allowed': 403,
  'registers.changed_meanwhile': 409,
  'registers.version_unknown': 404,
  'sub_processors.not_allowed': 403,
  'sub_processors.unknown_change': 404,
  'sub_processors.objection_closed': 409,
  'sub_processors.already_objected': 409,
  'sub_processors.no_objection': 409,
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
  'access.step_up_needed': 403,
  'access.password_wrong': 422,
  'campaign.link_unknown': 404,
  'measurement.off': 403,
  'training.not_allowed': 403,
  'training.member_off': 403,
  'training.patient_off': 403,
  'training.patient_unknown': 404,
  'invitation.unknown': 404,
  'invitation.over': 410,
  'invitation.already_member': 409,
  'invitation.not_allowed': 403,

  'lifecycle.read_only': 423,
  'deletion.not_allowed': 403,
  'deletion.handover_needed': 409,
  'deletion.name_differs': 422,
  'deletion.none_standing': 409,
  'deletion.too_late': 409,
  'deletion.owns_practice': 409,
  'deletion.successor_needed': 409,
  'handover.not_allowed': 403,
  'handover.unknown': 404,
  'handover.over': 409,
  'handover.expired': 409,
  'handover.stands': 409,
  'handover.too_many': 429,
  'handover.promised': 409,
  'lifecycle.no_such_transition': 409,

  'settings.changed_meanwhile': 409,
  'practice.not_allowed': 403,
  'practice.site_unknown': 404,
  'practice.no_agenda': 404,
  'practice.practitioner_unknown': 404,
  'practice.region_unknown': 422,
  'patient.not_found': 404,
  'patient.not_allowed': 403,
  'patient.erased': 410,
  'patient.archived': 403,
  'patient.restricted': 409,
  'patient.death_before_birth': 422,
  'patient.not_deceased': 409,
  'patient.merge_deaths_differ': 409,
  'patient.merge_same': 422,
  'patient.already_merged': 409,
  'patient.merge_unknown': 404,
  'patient.merge_too_late': 410,
  'patient.merge_undone': 409,
  'patient.merge_not_last': 409,

  'retention.not_allowed': 403,
  'retention.not_settable': 422,
  'retention.out_of_bounds': 422,
  'retention.hold_unknown': 404,
  'retention.hold_needs_reason': 422,
  'retention.patient_unknown': 404,
  'retention.held_by_law': 409,
  'retention.second_person_needed': 403,
  'retention.nothing_stopped': 409,
  'retention.opening_unknown': 404,
  'retention.archive_not_approved': 403,
  'retention.run_unknown': 404,

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

  'subscription.not_allowed': 403,
  'subscription.already_active': 409,
  'subscription.payment_under_way': 409,
  'subscription.vat_number_unfit': 422,
  'subscription.price_changed': 409,
  'subscription.provider_silent': 503,
  'subscription.not_connected': 503,
  'subscription.held_back': 409,
  'subscription.nothing_to_cancel': 409,
  'subscription.not_cancelled': 409,
  'subscription.invoice_unknown': 404,
  'subscription.payment_unknown': 404,
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
  'business_feed.not_connected': 404,
  'business_feed.token_wrong': 401,
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
  'exports.not_allowed': 403,
  'exports.patient_unknown': 404,
  'exports.under_way': 409,
  'exports.unknown': 404,
  'exports.not_ready': 409,
  'exports.over': 410,
  'custody.practice_lives': 409,
  'custody.nothing_kept': 404,
  'custody.request_unknown': 404,
  'custody.copy_gone': 410,
  'custody.copy_away': 503,
  'exports.damaged': 409,
  'exports.storage_away': 503,
  'consents.not_allowed': 403,
  'consents.text_changed': 409,
  'consents.no_off_switch': 422,
  'consents.object_unknown': 422,
  'consents.receipt_unknown': 404,
  'consents.health_data_needed': 409,
  'consents.integration_off': 409,
  'consents.acknowledge_needed': 409,
  'directory.practitioner_not_found': 404,
  'rights.not_found': 404,
  'rights.not_allowed': 403,
  'rights.changed_meanwhile': 409,
  'rights.step_unknown': 409,
  'rights.identity_first': 409,
  'rights.extension_too_late': 409,
  'rights.received_unreal': 422,
  'rights.person_unknown': 409,
  'rights.not_this_right': 422,
  'rights.not_restricted': 409,
  'rights.lift_not_announced': 409,
  'rights.record_kept': 409,
  'rights.record_held': 409,
  'rights.visits_to_come': 409,
  'rights.directive_unknown': 404,
  'directory.cursor_unknown': 422,
  'journal.not_allowed': 403,
  'journal.not_found': 404,
  'journal.reviewed_meanwhile': 409,
  'breach.not_found': 404,
  'breach.not_allowed': 403,
  'breach.changed_meanwhile': 409,
  'breach.closed': 409,
  'breach.time_unreal': 422,
  'breach.delay_reason_needed': 422,
  'breach.told_already': 409,
  'breach.risk_needed': 409,
  'breach.ground_needed': 422,
};

export const errorCodes = Object.keys(statusOf) as readonly ErrorCode[];

/** Seconds, where the refusal itself knows no better: a code may be asked for again within the minute, an agenda is busy for a moment. */
const usualWait: { readonly [status: number]: number } = { 429: 60, 503: 1 };

/** What `Retry-After` says; null where waiting does not help. */
export const waitOf = (refusal: Refusal): number | null =>
  'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : (usualWait[statusOf[refusal.code]] ?? null);

/** Refusals that belong beside one field of the form that caused them, by the field's name. */
export const fieldOf: { readonly [C in ErrorCode]?: string } = {
  'subscription.vat_number_unfit': 'vatNumber',
  'breach.delay_reason_needed': 'delayReason',
  'breach.ground_needed': 'ground',
  'access.password_weak': 'password',
  'access.step_up_needed': 'password',
  'patient.death_before_birth': 'deceasedOn',
  'deletion.name_differs': 'practiceName',
  'deletion.successor_needed': 'handover',
  'access.password_wrong': 'password',
  'booking.code_wrong': 'code',
  'booking.code_expired': 'code',
  'availability.absence_empty': 'toDate',
  'waiting.dates_past': 'toDate',
  'waiting.dates_too_far': 'toDate',
  'practice.region_unknown': 'holidayRegion',
  'resource.name_taken': 'name',
  'reason.resource_not_found': 'resourceNeeds',
};

import type { HealthDataNeeded } from '@/lib/consents/errors';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { Restricted } from '@/lib/patients/refuse-restricted';
import type { AnswersRefusal } from './questions';
import type { Conflict } from './schema';

/** Why a time is refused. `alternatives` are the three nearest free starts (ISO 8601 with the practice's offset). */
export type SlotRefusal =
  | { code: 'booking.slot_taken'; alternatives: readonly string[] }
  | { code: 'booking.in_the_past' }
  | { code: 'booking.too_soon'; minNoticeMinutes: number }
  | { code: 'booking.beyond_horizon'; horizonDays: number }
  | { code: 'booking.day_full' }
  | { code: 'booking.week_full' }
  | { code: 'booking.patient_week_full'; most: number }
  | { code: 'booking.closed' }
  | { code: 'booking.off_grid' };

export type HoldError =
  | LifecycleError
  | HealthDataNeeded
  | SlotRefusal
  | { code: 'booking.reason_unknown' }
  | { code: 'booking.not_online' }
  | { code: 'booking.new_only'; phone: string }
  | { code: 'booking.known_only'; phone: string }
  | { code: 'booking.mode_unknown' }
  | { code: 'booking.site_unknown' };

/** What this patient may not have online: `most` upcoming visits, or `most` in any seven days. */
export type PatientRefusal =
  | { code: 'booking.patient_blocked' }
  | { code: 'booking.patient_too_many'; most: number }
  | { code: 'booking.patient_week_full'; most: number };

/** Refused once the code has proved who asks: the hold and what was typed stay. `phone` is the site's, or empty. */
export type OnlineRefusal =
  | PatientRefusal
  | { code: 'booking.known_only'; phone: string }
  | { code: 'booking.new_only'; phone: string }
  | { code: 'booking.no_new_patients'; phone: string }
  /** Another visit close by: say `near: "keep"` for both or `"replace"` to give up the other (ISO 8601 with the practice's offset). */
  | { code: 'booking.near_another'; appointment: { readonly start: string }; replaceable: boolean };

export type DecideError = { code: 'booking.not_requested' };

export type VerificationError =
  | LifecycleError
  | HealthDataNeeded
  | { code: 'booking.hold_unknown' }
  | { code: 'booking.hold_expired' }
  | { code: 'booking.hold_already_extended' }
  | { code: 'booking.hold_already_booked' }
  /** `usedUp`: this booking has had all its codes, and waiting gives no more. Else another can be asked for after a pause. */
  | { code: 'booking.code_too_often'; usedUp: boolean }
  | { code: 'booking.agenda_busy' }
  | { code: 'booking.verification_unknown' }
  | { code: 'booking.code_wrong'; triesLeft: number }
  | { code: 'booking.code_expired' }
  | { code: 'booking.code_used' }
  | { code: 'booking.code_spent' }
  | AnswersRefusal
  | OnlineRefusal;

/** Why a series is not booked or moved as a whole: every date with something in its way, so that it can be left out. */
export type SeriesError =
  | { code: 'booking.series_empty' }
  | { code: 'booking.not_in_series' }
  | {
      code: 'booking.series_conflicts';
      occurrences: readonly { readonly date: string; readonly start: string; readonly conflicts: readonly Conflict[] }[];
    };

/** What the desk is told besides: everything that is in the way, at once. */
export type DeskError =
  | { code: 'booking.conflicts'; conflicts: readonly Conflict[]; mayOverbook: boolean }
  | { code: 'booking.overbooking_not_allowed' }
  | { code: 'booking.reason_unknown' }
  | { code: 'booking.mode_unknown' }
  | { code: 'booking.site_unknown' }
  /** Its visit reason does not use the room asked for, or the room is at another site. */
  | { code: 'booking.room_unfit' }
  | { code: 'booking.off_five_minutes' };

export type ChangeError =
  | LifecycleError
  | HealthDataNeeded
  | Restricted
  | { code: 'booking.appointment_unknown' }
  | { code: 'booking.already_cancelled' }
  | { code: 'booking.already_started' }
  | { code: 'booking.not_movable' }
  | { code: 'booking.not_allowed' }
  | { code: 'booking.agenda_busy' }
  | { code: 'booking.changed_meanwhile'; version: number }
  /** Its reason lets nobody change it online, or not so late. `phone` is the site's, or empty. */
  | { code: 'booking.change_not_online'; phone: string }
  | { code: 'booking.change_too_late'; hours: number; phone: string }
  | { code: 'booking.not_cancelled' }
  | { code: 'booking.status_step_unknown'; from: string; to: string }
  /** Nobody has missed a visit before its `start` (ISO 8601). */
  | { code: 'booking.not_begun'; start: string }
  /** Steps are taken by those who take part, not by the group as a whole. */
  | { code: 'booking.step_of_group' };

/** Why a time is refused. `alternatives` are the three nearest free starts (ISO 8601 with the practice's offset). */
export type SlotRefusal =
  | { code: 'booking.slot_taken'; alternatives: readonly string[] }
  | { code: 'booking.in_the_past' }
  | { code: 'booking.too_soon'; minNoticeMinutes: number }
  | { code: 'booking.beyond_horizon'; horizonDays: number }
  | { code: 'booking.day_full' }
  | { code: 'booking.closed' }
  | { code: 'booking.off_grid' };

export type HoldError =
  | SlotRefusal
  | { code: 'booking.reason_unknown' }
  | { code: 'booking.not_online' }
  | { code: 'booking.mode_unknown' }
  | { code: 'booking.site_unknown' };

export type VerificationError =
  | { code: 'booking.hold_unknown' }
  | { code: 'booking.hold_expired' }
  | { code: 'booking.hold_already_extended' }
  | { code: 'booking.hold_already_booked' }
  | { code: 'booking.code_too_often' }
  | { code: 'booking.agenda_busy' }
  | { code: 'booking.verification_unknown' }
  | { code: 'booking.code_wrong'; triesLeft: number }
  | { code: 'booking.code_expired' }
  | { code: 'booking.code_used' }
  | { code: 'booking.code_spent' };

export type ChangeError =
  | { code: 'booking.appointment_unknown' }
  | { code: 'booking.already_cancelled' }
  | { code: 'booking.already_started' }
  | { code: 'booking.not_movable' }
  | { code: 'booking.not_allowed' }
  | { code: 'booking.agenda_busy' }
  | { code: 'booking.status_step_unknown'; from: string; to: string };

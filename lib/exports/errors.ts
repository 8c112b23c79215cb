export type ExportError =
  | { code: 'exports.not_allowed' }
  | { code: 'access.step_up_needed' }
  | { code: 'exports.patient_unknown' }
  /** Somebody else has the same copy prepared right now. */
  | { code: 'exports.under_way' }
  /** No such copy, or not the actor's. */
  | { code: 'exports.unknown' }
  | { code: 'exports.not_ready' }
  | { code: 'exports.over' }
  /** What is stored is not what was stored. */
  | { code: 'exports.damaged' }
  | { code: 'exports.storage_away' };

import type { PatientError } from '@/lib/patients/errors';

export type RightsError =
  | PatientError
  /** Also for a request the actor may not see. */
  | { code: 'rights.not_found' }
  | { code: 'rights.not_allowed' }
  /** Two at once: somebody else took a step meanwhile. */
  | { code: 'rights.changed_meanwhile' }
  /** Its state does not lead there. */
  | { code: 'rights.step_unknown'; from: string }
  | { code: 'rights.identity_first' }
  | { code: 'rights.extension_too_late' }
  | { code: 'rights.received_unreal' }
  | { code: 'rights.person_unknown' }
  | { code: 'rights.not_this_right' }
  | { code: 'rights.not_restricted' }
  /** GDPR 18.3: the person hears of it before. */
  | { code: 'rights.lift_not_announced' }
  /** The law keeps the record until then (a local date). */
  | { code: 'rights.record_kept'; until: string }
  | { code: 'rights.record_held' }
  | { code: 'rights.visits_to_come' }
  | { code: 'rights.directive_unknown' };

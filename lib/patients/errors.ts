import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';
import type { Restricted } from './refuse-restricted';

/** `not_found` is also the answer for a file the actor may not see. */
export type PatientError =
  | LifecycleError
  | { code: 'patient.not_found' }
  | { code: 'patient.not_allowed' }
  | { code: 'patient.erased' }
  | Restricted;

export type EditError = PatientError | ChangedMeanwhile;

export type MergeError =
  | PatientError
  | { code: 'patient.merge_same' }
  /** One of the two was merged by somebody else in the meantime. */
  | { code: 'patient.already_merged' }
  | { code: 'patient.merge_unknown' }
  | { code: 'patient.merge_too_late' }
  | { code: 'patient.merge_undone' }
  /** A later merge of the same file has to be undone first. */
  | { code: 'patient.merge_not_last' };

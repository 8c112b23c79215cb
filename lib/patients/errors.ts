import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';
import type { Restricted } from './refuse-restricted';

/** `not_found` is also the answer for a file the actor may not see. */
export type PatientError =
  | LifecycleError
  | { code: 'patient.not_found' }
  | { code: 'patient.not_allowed' }
  | { code: 'patient.erased' }
  /** Its active years are over: read with a reason and a second person's yes (PRODUCT §5). */
  | { code: 'patient.archived' }
  | Restricted;

export type EditError = PatientError | ChangedMeanwhile;

export type DeathError = EditError | { code: 'patient.death_before_birth' };

export type MergeError =
  | PatientError
  | { code: 'patient.merge_same' }
  /** The two files name different days of death: one is to be chosen. */
  | { code: 'patient.merge_deaths_differ' }
  /** One of the two was merged by somebody else in the meantime. */
  | { code: 'patient.already_merged' }
  | { code: 'patient.merge_unknown' }
  | { code: 'patient.merge_too_late' }
  | { code: 'patient.merge_undone' }
  /** A later merge of the same file has to be undone first. */
  | { code: 'patient.merge_not_last' };

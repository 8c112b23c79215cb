import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { Category } from './schema';

export type RetentionError =
  | { code: 'retention.not_allowed' }
  | { code: 'retention.not_settable'; category: Category }
  | { code: 'retention.out_of_bounds'; category: Category; least: number; most: number }
  | { code: 'retention.hold_unknown' }
  | { code: 'retention.hold_needs_reason' }
  | { code: 'retention.patient_unknown' }
  | { code: 'retention.held_by_law'; until: string }
  /** Whoever asked to lift a hold, or to open the archive, is not the second person. */
  | { code: 'retention.second_person_needed' }
  | { code: 'retention.nothing_stopped' }
  | { code: 'retention.opening_unknown' }
  | { code: 'retention.archive_not_approved' }
  | { code: 'retention.run_unknown' }
  | LifecycleError;

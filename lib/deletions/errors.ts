import type { StepUpError } from '@/lib/access/errors';
import type { LifecycleError } from '@/lib/lifecycle/errors';

export type DeletionError =
  | { code: 'deletion.not_allowed' }
  /** The hand-over export has to be there before anybody decides about it. */
  | { code: 'deletion.handover_needed' }
  /** A transfer needs a successor that accepted. */
  | { code: 'deletion.successor_needed' }
  | { code: 'deletion.name_differs' }
  | { code: 'deletion.none_standing' }
  /** It has begun, or is over. */
  | { code: 'deletion.too_late' }
  | { code: 'deletion.owns_practice' };
export type RequestDeletionError = DeletionError | StepUpError | LifecycleError;

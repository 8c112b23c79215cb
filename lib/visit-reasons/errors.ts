import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';

export type VisitReasonError =
  | LifecycleError
  | { code: 'reason.not_found' }
  | { code: 'reason.not_allowed' }
  | { code: 'reason.practitioner_not_found' }
  | { code: 'reason.resource_not_found' }
  | ChangedMeanwhile;

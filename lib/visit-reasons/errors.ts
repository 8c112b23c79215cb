import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';

export type VisitReasonError =
  | { code: 'reason.not_found' }
  | { code: 'reason.not_allowed' }
  | { code: 'reason.practitioner_not_found' }
  | { code: 'reason.resource_not_found' }
  | ChangedMeanwhile;

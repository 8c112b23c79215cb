import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';

export type SlotsError = { code: 'availability.reason_not_found' } | { code: 'availability.window_too_long'; mostDays: number };
export type HoursError =
  | LifecycleError
  | { code: 'availability.not_allowed' }
  | { code: 'availability.practitioner_not_found' }
  | { code: 'availability.site_not_found' }
  | { code: 'availability.reason_not_found' }
  | { code: 'availability.absence_not_found' }
  | { code: 'availability.absence_empty' }
  | { code: 'availability.exception_not_found' }
  | { code: 'availability.no_hours_that_day' }
  | ChangedMeanwhile;

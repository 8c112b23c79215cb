import type { PasswordError } from '@/lib/access/errors';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { ChangedMeanwhile } from '@/lib/platform/fingerprint';

export type PracticeError =
  | LifecycleError
  | { code: 'practice.not_allowed' }
  | { code: 'practice.site_unknown' }
  | { code: 'practice.no_agenda' }
  | { code: 'practice.practitioner_unknown' }
  | { code: 'practice.region_unknown' };
/** Of a form that says what it was shown. */
export type SettingsError = PracticeError | ChangedMeanwhile;
export type SignUpError = PasswordError;

import type { PasswordError } from '@/lib/access/errors';

export type PracticeError =
  | { code: 'practice.not_allowed' }
  | { code: 'practice.site_unknown' }
  | { code: 'practice.no_agenda' }
  | { code: 'practice.practitioner_unknown' }
  | { code: 'practice.region_unknown' };
export type SignUpError = PasswordError;

import type { PasswordError } from '@/lib/access/errors';

export type PracticeError = { code: 'practice.not_allowed' } | { code: 'practice.site_unknown' } | { code: 'practice.no_agenda' };
export type SignUpError = PasswordError;

import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { PasswordFlaw } from './rules';

export type SignInError = { code: 'access.credentials_wrong' };
export type PasswordError = { code: 'access.password_weak'; flaws: readonly PasswordFlaw[] };
export type MemberError =
  | LifecycleError
  | { code: 'access.not_allowed' }
  | { code: 'access.member_unknown' }
  | { code: 'access.own_membership' }
  | { code: 'access.right_of_role' };
export type SessionError = { code: 'access.signed_out' } | { code: 'access.practice_unknown' };

/** `step_up_needed`: the act asks for the password anew. `password_wrong`: it was typed and does not fit, or the account rests. */
export type StepUpError = { code: 'access.step_up_needed' } | { code: 'access.password_wrong' };

export type AccessError = SignInError | PasswordError | MemberError | SessionError | StepUpError;

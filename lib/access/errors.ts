import type { PasswordFlaw } from './rules';

export type SignInError = { code: 'access.credentials_wrong' };
export type PasswordError = { code: 'access.password_weak'; flaws: readonly PasswordFlaw[] };
export type MemberError =
  | { code: 'access.not_allowed' }
  | { code: 'access.member_unknown' }
  | { code: 'access.own_membership' }
  | { code: 'access.right_of_role' };
export type SessionError = { code: 'access.signed_out' } | { code: 'access.practice_unknown' };

export type AccessError = SignInError | PasswordError | MemberError | SessionError;

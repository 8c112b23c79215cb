import type { PasswordError, SignInError } from '@/lib/access/errors';

export type InvitationError =
  | { code: 'invitation.unknown' }
  | { code: 'invitation.over' }
  | { code: 'invitation.already_member' }
  | { code: 'invitation.not_allowed' };
export type AcceptanceError = InvitationError | PasswordError | SignInError;

import type { PasswordError, SignInError } from '@/lib/access/errors';
import type { LifecycleError } from '@/lib/lifecycle/errors';

export type InvitationError =
  | LifecycleError
  | { code: 'invitation.unknown' }
  | { code: 'invitation.over' }
  | { code: 'invitation.already_member' }
  | { code: 'invitation.not_allowed' };
export type AcceptanceError = InvitationError | PasswordError | SignInError;

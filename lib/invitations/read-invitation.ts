import { hasAccount } from '@/lib/access/has-account';
import { inScope, type OpenContext } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { sha256Hex } from '@/lib/platform/crypto';
import { findByToken, findNames } from './data';
import type { InvitationError } from './errors';
import { isOpen } from './rules';
import type { InvitationView } from './schema';

/** What the link in an invitation says, to whoever holds it. */
export const readInvitation = (open: OpenContext, token: string): Promise<Result<InvitationView, InvitationError>> =>
  inScope(open, { capability: sha256Hex(token) }, async (tx) => {
    const invitation = await findByToken(tx, token);
    if (!invitation) return err({ code: 'invitation.unknown' });
    if (!isOpen(invitation, tx.clock.now())) return err({ code: 'invitation.over' });
    const { practiceName } = await findNames(tx, invitation.practiceId, invitation.invitedBy);
    const { displayName, email, role, expiresAt } = invitation;
    return ok({ practiceName, displayName, email, role, expiresAt, hasAccount: await hasAccount(tx, email) });
  });

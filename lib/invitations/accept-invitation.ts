import { checkCredentials } from '@/lib/access/check-credentials';
import { createAccount } from '@/lib/access/create-account';
import { hasAccount } from '@/lib/access/has-account';
import { joinPractice } from '@/lib/access/join-practice';
import { hashPassword } from '@/lib/access/passwords';
import { passwordFlaws } from '@/lib/access/rules';
import type { Device } from '@/lib/access/schema';
import { startSession } from '@/lib/access/session-start';
import { systemActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import { answerIn } from '@/lib/consents/answer-in';
import type { Trace } from '@/lib/consents/schema';
import { textInForce } from '@/lib/consents/text-in-force';
import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { sha256Hex } from '@/lib/platform/crypto';
import { close, findByToken, findNames, type Invitation } from './data';
import type { AcceptanceError } from './errors';
import { isOpen } from './rules';
import type { AcceptInvitation } from './schema';

type Wish = Omit<AcceptInvitation, 'terms'> & {
  readonly device: Device;
  readonly locale: Locale;
  readonly knownDevice?: string | undefined;
  readonly trace?: Trace;
};
/** What the person proved with the password typed: an own account, or the right to open one. */
type Proof = { readonly accountId: Id<'account'> } | { readonly passwordHash: string };

/** Follows an invitation: with the password of one's account, or with a new one that opens it; then works in that practice at once. */
export async function acceptInvitation(open: OpenContext, wish: Wish): Promise<Result<{ sid: string }, AcceptanceError>> {
  const capability = sha256Hex(wish.token);
  const read = await inScope(open, { capability }, async (tx) => {
    const invitation = await findByToken(tx, wish.token);
    if (!invitation) return null;
    const { practiceName } = await findNames(tx, invitation.practiceId, invitation.invitedBy);
    return { invitation, practiceName, known: await hasAccount(tx, invitation.email) };
  });
  if (!read) return err({ code: 'invitation.unknown' });
  if (!isOpen(read.invitation, open.clock.now())) return err({ code: 'invitation.over' });

  const proof = read.known ? await ofAccount(open, wish, read.invitation) : await ofNewPassword(wish, read.invitation, read.practiceName);
  if (!proof.ok) return proof;
  return join(open, wish, read.invitation, proof.value);
}

async function ofAccount(open: OpenContext, wish: Wish, { email }: Invitation): Promise<Result<Proof, AcceptanceError>> {
  const account = await checkCredentials(open, { email, password: wish.password, knownDevice: wish.knownDevice });
  return account ? ok({ accountId: account.id }) : err({ code: 'access.credentials_wrong' });
}

async function ofNewPassword(wish: Wish, invitation: Invitation, practiceName: string): Promise<Result<Proof, AcceptanceError>> {
  const flaws = passwordFlaws(wish.password, [invitation.displayName, invitation.email, practiceName]);
  return flaws.length > 0 ? err({ code: 'access.password_weak', flaws }) : ok({ passwordHash: await hashPassword(wish.password) });
}

const join = (open: OpenContext, wish: Wish, invitation: Invitation, proof: Proof): Promise<Result<{ sid: string }, AcceptanceError>> =>
  inScope(open, { practice: invitation.practiceId }, async (tx) => {
    const { practiceId, id, role, displayName, email } = invitation;
    const refusal = await refuseAct({ ...tx, actor: systemActor(practiceId, 'invitation') }, 'invitations.accept');
    if (refusal) return err({ ...refusal, asker: 'outside' });
    if (!(await close(tx, practiceId, id, 'acceptedAt'))) return err({ code: 'invitation.over' });
    const accountId =
      'accountId' in proof ? proof.accountId : await createAccount(tx, { email, passwordHash: proof.passwordHash, locale: wish.locale });
    // Someone opened an account with this e-mail since we looked: nothing is kept, and the page will ask for its password.
    if (!accountId) throw new Error('An account with the invited e-mail appeared meanwhile');
    const actor = await joinPractice(tx, { practiceId, accountId, role, displayName });
    if (!actor) return err({ code: 'invitation.already_member' });
    const sid = await startSession(tx, { accountId, workingIn: practiceId, device: wish.device });
    const here = { ...tx, actor };
    const { version } = textInForce('tos_privacy', tx.clock.now(), wish.locale);
    const shown = { method: 'sign_up_box', noticeId: 'invitation', language: wish.locale, textVersion: version } as const;
    const answered = await answerIn(here, { ...shown, key: 'tos_privacy', answer: 'given', trace: wish.trace });
    if (!answered.ok) throw new Error(`A new member may not answer: ${answered.error.code}`);
    await record(here, 'member.joined', { memberId: actor.memberId });
    await recordAudit(here, 'member.joined', actor.memberId, { role });
    return ok({ sid });
  });

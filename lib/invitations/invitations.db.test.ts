import { afterAll, describe, expect, test } from 'vitest';
import { openSession } from '@/lib/access/open-session';
import { signIn } from '@/lib/access/sign-in';
import { systemActor } from '@/lib/access/system';
import type { Context, OpenContext } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';
import { signUpPractice } from '@/lib/practice/sign-up';
import { testKey } from '@/test/house';
import { must } from '@/test/lived-in';
import { acceptInvitation } from './accept-invitation';
import { inviteMember } from './invite-member';
import { listInvitations } from './list-invitations';
import { readInvitation } from './read-invitation';
import { readInvitationMail } from './read-invitation-mail';
import { invitationLasts } from './rules';
import { withdrawInvitation } from './withdraw-invitation';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const password = 'une tortue verte';
const someone = () => `guest-${newId('account').slice(-10)}@example.test`;

async function practice(email = someone()) {
  const clock = { at: Date.parse('2027-01-04T07:00:00Z'), now: () => new Date(clock.at) };
  const open: OpenContext = { db, clock, keyring: openKeyring({ kek: testKey, clock }) };
  const wish = {
    email,
    password,
    givenName: 'Ana',
    familyName: 'Roy',
    practiceName: 'Cabinet du Canal',
    specialty: 'physiotherapy',
    listed: true,
  } as const;
  const owner = must(await signUpPractice(open, { ...wish, locale: 'fr' }));
  if (!owner) throw new Error('the e-mail had an account');
  return { clock, open, email, owner, ctx: { ...open, actor: owner } as Context };
}
type Practice = Awaited<ReturnType<typeof practice>>;

async function invited({ ctx, owner, open }: Practice, email = someone()) {
  const { invitationId } = must(await inviteMember(ctx, { email, displayName: 'Nour Ali', role: 'assistant', locale: 'de' }));
  const system = { ...open, actor: systemActor(owner.practiceId, 'test') } as Context;
  const mail = await readInvitationMail(system, { invitationId });
  if (!mail) throw new Error('no mail');
  return { invitationId, email, token: mail.token, mail, system };
}
const here = { device: 'computer', locale: 'de' } as const;

describe('an invitation', () => {
  test('reaches the mail with its link, and says what it is to whoever holds the link', async () => {
    const at = await practice();
    const { mail, token, email } = await invited(at);
    expect(mail).toMatchObject({ to: email, practiceName: 'Cabinet du Canal', inviterName: 'Ana Roy', role: 'assistant', locale: 'de' });
    expect(must(await readInvitation(at.open, token))).toMatchObject({ practiceName: 'Cabinet du Canal', email, hasAccount: false });
    expect(await readInvitation(at.open, `${token}x`)).toMatchObject({ error: { code: 'invitation.unknown' } });
  });

  test('opens an account and the practice, once', async () => {
    const at = await practice();
    const { token, email, invitationId, system } = await invited(at);
    const answers = await Promise.all(
      [1, 2, 3].map(() => acceptInvitation(at.open, { token, password, ...here }).catch(() => ({ ok: false }))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { sid } = must(await signIn(at.open, { email, password, device: 'phone' }));
    expect(await openSession(at.open, sid)).toMatchObject({
      displayName: 'Nour Ali',
      member: { practiceId: at.owner.practiceId, role: 'assistant', practitionerId: null },
    });
    expect(await readInvitation(at.open, token)).toMatchObject({ error: { code: 'invitation.over' } });
    expect(await readInvitationMail(system, { invitationId })).toBeNull();
  });

  test('asks a new password to be a good one', async () => {
    const at = await practice();
    const { token } = await invited(at);
    const weak = await acceptInvitation(at.open, { token, password: 'cabinet-67', ...here });
    expect(weak).toMatchObject({ error: { code: 'access.password_weak' } });
    expect((await acceptInvitation(at.open, { token, password, ...here })).ok).toBe(true);
  });

  test('to someone with an account asks for that account’s password', async () => {
    const [at, other] = [await practice(), await practice()];
    const { token } = await invited(at, other.email);
    expect(must(await readInvitation(at.open, token)).hasAccount).toBe(true);
    expect(await acceptInvitation(at.open, { token, password: 'not this one', ...here })).toMatchObject({
      error: { code: 'access.credentials_wrong' },
    });
    const { sid } = must(await acceptInvitation(at.open, { token, password, ...here }));
    expect(await openSession(at.open, sid)).toMatchObject({
      member: { practiceId: at.owner.practiceId, accountId: other.owner.accountId },
    });
  });

  test('to one’s own colleague or oneself is told so', async () => {
    const at = await practice();
    const { token } = await invited(at, at.email);
    expect(await acceptInvitation(at.open, { token, password, ...here })).toMatchObject({ error: { code: 'invitation.already_member' } });
  });

  test('ends when withdrawn or after a week', async () => {
    const at = await practice();
    const [one, two] = [await invited(at), await invited(at)];
    must(await withdrawInvitation(at.ctx, { invitationId: one.invitationId }));
    expect(await acceptInvitation(at.open, { token: one.token, password, ...here })).toMatchObject({ error: { code: 'invitation.over' } });
    at.clock.at += invitationLasts;
    expect(await acceptInvitation(at.open, { token: two.token, password, ...here })).toMatchObject({ error: { code: 'invitation.over' } });
    expect(must(await listInvitations(at.ctx)).map(({ invitationId, isOver }) => [invitationId, isOver])).toEqual([
      [two.invitationId, true],
    ]);
  });

  test('is the owners’ alone to send, and another practice’s to nobody', async () => {
    const [at, other] = [await practice(), await practice()];
    const { token, invitationId } = await invited(at);
    must(await acceptInvitation(at.open, { token, password, ...here }));
    const fresh = await invited(at);
    expect(await withdrawInvitation(other.ctx, { invitationId: fresh.invitationId })).toMatchObject({
      error: { code: 'invitation.unknown' },
    });
    const session = await openSession(
      at.open,
      must(await signIn(at.open, { email: (await guestOf(at, invitationId)).email, password, device: 'phone' })).sid,
    );
    if (!session?.member) throw new Error('no member');
    const assistant = { ...at.open, actor: session.member } as Context;
    const wish = { email: someone(), displayName: 'Zoé', role: 'practitioner', locale: 'fr' } as const;
    expect(await inviteMember(assistant, wish)).toMatchObject({ error: { code: 'invitation.not_allowed' } });
    expect(await listInvitations(assistant)).toMatchObject({ error: { code: 'invitation.not_allowed' } });
  });
});

/** The address an invitation went to, as the practice keeps it. */
async function guestOf({ ctx, owner }: Practice, invitationId: string) {
  const { emailSealed } = await ctx.db.transaction({ practice: owner.practiceId }, (tx) =>
    tx.invitation.findFirstOrThrow({ where: { id: invitationId } }),
  );
  const email = await ctx.db.transaction({ practice: owner.practiceId }, async (tx) =>
    (await ctx.keyring.practiceSealer(tx, owner.practiceId)).open(emailSealed, {
      table: 'invitation',
      column: 'email_sealed',
      row: invitationId,
    }),
  );
  return { email };
}

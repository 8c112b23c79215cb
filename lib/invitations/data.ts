import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { sha256Hex } from '@/lib/platform/crypto';
import { openPractice } from '@/lib/platform/db';
import type { InvitableRole } from './schema';

type Here = Omit<InPractice, 'actor'>;

export type Invitation = {
  readonly practiceId: Id<'practice'>;
  readonly id: Id<'invitation'>;
  readonly email: string;
  readonly displayName: string;
  readonly role: InvitableRole;
  readonly invitedBy: Id<'member'>;
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

const place = (id: Id<'invitation'>, column: 'email_sealed' | 'token_sealed') => ({ table: 'invitation', column, row: id });
type Row = Omit<Invitation, 'email'> & { emailSealed: string };

async function opened({ db, keyring }: Here, practiceId: Id<'practice'>, rows: readonly Row[]): Promise<Invitation[]> {
  if (rows.length === 0) return [];
  const sealer = await keyring.practiceSealer(db, practiceId);
  return rows.map(({ emailSealed, ...row }) => ({ ...row, email: sealer.open(emailSealed, place(row.id, 'email_sealed')) }));
}

export async function insertInvitation(
  { db, keyring, clock }: Here,
  {
    email,
    token,
    ...row
  }: Pick<Invitation, 'practiceId' | 'email' | 'displayName' | 'role' | 'invitedBy' | 'locale' | 'expiresAt'> & { token: string },
): Promise<Id<'invitation'>> {
  const id = newId('invitation');
  const sealer = await keyring.practiceSealer(db, row.practiceId);
  await db.invitation.create({
    data: {
      ...row,
      ...{ id, tokenHash: sha256Hex(token), createdAt: clock.now() },
      emailSealed: sealer.seal(email, place(id, 'email_sealed')),
      tokenSealed: sealer.seal(token, place(id, 'token_sealed')),
    },
    select: { id: true },
  });
  return id;
}

/** The invitation a link's token opens, in a transaction that has that capability; from here on it sees that practice. */
export async function findByToken(here: Here, token: string): Promise<Invitation | null> {
  const row = (await here.db.invitation.findFirst({
    where: { tokenHash: sha256Hex(token) },
    omit: { tokenHash: true, tokenSealed: true },
  })) as Row | null;
  if (!row) return null;
  await openPractice(here.db, row.practiceId);
  const [invitation] = await opened(here, row.practiceId, [row]);
  return invitation ?? null;
}

export async function findStanding(here: Here, practiceId: Id<'practice'>): Promise<Invitation[]> {
  const rows = await here.db.invitation.findMany({
    where: { practiceId, acceptedAt: null, withdrawnAt: null },
    omit: { tokenHash: true, tokenSealed: true },
    orderBy: { createdAt: 'desc' },
  });
  return opened(here, practiceId, rows as Row[]);
}

/** With the token in clear, for the mail alone; the token is gone once the invitation was accepted or withdrawn. */
export async function findForMail(
  here: Here,
  practiceId: Id<'practice'>,
  id: Id<'invitation'>,
): Promise<(Invitation & { token: string | null }) | null> {
  const row = await here.db.invitation.findFirst({ where: { practiceId, id }, omit: { tokenHash: true } });
  if (!row) return null;
  const { tokenSealed, ...rest } = row;
  const [invitation] = await opened(here, practiceId, [rest as Row]);
  if (!invitation) return null;
  const sealer = await here.keyring.practiceSealer(here.db, practiceId);
  return { ...invitation, token: tokenSealed === null ? null : sealer.open(tokenSealed, place(id, 'token_sealed')) };
}

/** Closes it unless it is closed already: of two clicks at once only one gets true. */
export async function close(
  { db, clock }: Here,
  practiceId: Id<'practice'>,
  id: Id<'invitation'>,
  how: 'acceptedAt' | 'withdrawnAt',
): Promise<boolean> {
  const closed = await db.invitation.updateMany({
    where: { practiceId, id, acceptedAt: null, withdrawnAt: null },
    data: { [how]: clock.now(), tokenSealed: null },
  });
  return closed.count === 1;
}

export async function findNames({ db }: Here, practiceId: Id<'practice'>, memberId: Id<'member'>) {
  const [practice, member] = [
    await db.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { name: true } }),
    await db.member.findFirst({ where: { practiceId, id: memberId }, select: { displayName: true } }),
  ];
  return { practiceName: practice.name, inviterName: member?.displayName ?? practice.name };
}

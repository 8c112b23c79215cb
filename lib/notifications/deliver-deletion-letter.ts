import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { certificateToken } from '@/lib/deletions/certify';
import { readClosingForMail, readContactOfPatient, readPracticeClosing } from '@/lib/deletions/read-closing-for-mail';
import { warnOfClosing } from '@/lib/deletions/warn-of-closing';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { type Composed, type DeliveryContext, deliver } from './deliver';
import { deletionLetter } from './templates/about-deletion';

type Closing = { readonly closingId: Id<'accountDeletion'>; readonly again?: number | undefined };

/** Tells a patient with an account that the practice closes and until when the own information can be fetched; nothing once it stays open. */
export async function deliverPracticeClosing(
  ctx: DeliveryContext,
  { patientId, again }: { readonly patientId: Id<'patient'>; readonly again?: number | undefined },
) {
  const { name: practice, timeZone } = await readPracticeName(ctx);
  return deliver(ctx, { kind: 'practice_closing', subjectId: patientId, version: 1, again }, async (tx) => {
    const closing = await readPracticeClosing(tx);
    const contact = closing && (await readContactOfPatient(tx, patientId));
    if (!closing || !contact) return null;
    const facts = { practice, timeZone, ...closing, url: `${ctx.appUrl}/patient/data`, rights: `${ctx.appUrl}/patient/rights` };
    return { to: contact.email, about: { patientId }, letter: deletionLetter('practice_closing', facts, contact.locale) };
  });
}

const compose = async (
  ctx: DeliveryContext,
  tx: InPractice,
  kind: 'account_closing' | 'account_unused' | 'account_closed',
  { closingId }: Closing,
): Promise<Composed> => {
  const closing = await readClosingForMail(tx, closingId);
  if (!closing || closing.state !== (kind === 'account_closed' ? 'executing' : 'waiting')) return null;
  const { name: practice, timeZone } = await readPracticeName(ctx);
  const pages = { account_closing: '/patient/account', account_unused: '/sign-in', account_closed: '/certificate' };
  const token = kind === 'account_closed' ? `/${certificateToken(tx, closing.accountId)}` : '';
  const facts = { practice, timeZone, at: closing.executeAt, url: `${ctx.appUrl}${pages[kind]}${token}` };
  return { to: closing.email, letter: deletionLetter(kind, facts, closing.locale) };
};

/** Tells whoever asked to have the own account erased when that is, and how to keep it. */
export const deliverAccountClosing = (ctx: DeliveryContext, payload: Closing) =>
  deliver(ctx, { kind: 'account_closing', subjectId: payload.closingId, version: 1, again: payload.again }, (tx) =>
    compose(ctx, tx, 'account_closing', payload),
  );

/** Warns whoever has not signed in for nearly two years: the day it names is thirty days from when the letter is written. */
export const deliverAccountUnused = (ctx: DeliveryContext, payload: Closing) =>
  deliver(ctx, { kind: 'account_unused', subjectId: payload.closingId, version: 1, again: payload.again }, async (tx) => {
    await warnOfClosing(tx, payload.closingId);
    return compose(ctx, tx, 'account_unused', payload);
  });

/** The last letter to an address: it goes with the account right after. */
export const deliverAccountClosed = (ctx: DeliveryContext, payload: Closing) =>
  deliver(ctx, { kind: 'account_closed', subjectId: payload.closingId, version: 1, again: payload.again }, (tx) =>
    compose(ctx, tx, 'account_closed', payload),
  );

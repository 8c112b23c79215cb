import { holdLetter, noteLetter, readLetter } from '@/lib/account-letters/hold-letter';
import type { AccountLetter } from '@/lib/account-letters/schema';
import { type InPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { EmailError } from '@/lib/integrations/email/port';
import type { Door } from '@/lib/sub-processors/outside';
import { reachForPrati } from '@/lib/sub-processors/reach';
import { composeAccountLetter } from './compose-account-letter';
import { DeliveryUnderWayError } from './deliver';
import { mostTries, pauseAfter, tryLastsSeconds } from './rules';
import type { DeliveryOutcome } from './schema';
import type { Letter } from './templates/letter';
import { letterHtml } from './templates/letter-html';
import { letterText } from './templates/letter-text';

export type AccountLetterContext = OpenContext & { readonly email: Door<'email'>; readonly appUrl: string };
type Tx = Pick<InPractice, 'db' | 'clock' | 'keyring'>;
type Draft = { readonly to: string; readonly letter: Letter };
type Begun = { readonly outcome: DeliveryOutcome } | { readonly draft: Draft };

const inSeconds = ({ clock }: Pick<Tx, 'clock'>, seconds: number) => new Date(clock.now().getTime() + seconds * 1_000);

/**
 * Sends one letter of Prati itself once, however often and wherever its job runs: as `deliver` does for a practice's, composed anew from the
 * rows as they are, handed over under a lock on its row and under a key the carrier recognises, tried again as often. No practice is behind
 * it, so none is asked whether the carrier may be reached.
 */
export async function deliverAccountLetter(
  ctx: AccountLetterContext,
  { letterId }: { readonly letterId: Id<'accountLetter'> },
): Promise<DeliveryOutcome> {
  const wanted = await inScope(ctx, {}, (tx) => readLetter(tx, letterId));
  if (!wanted) return 'known';
  const account = wanted.accountId;
  const begun = await inScope(ctx, { account }, (tx) => begin(ctx, tx, letterId));
  if ('outcome' in begun) return begun.outcome;

  const { to, letter } = begun.draft;
  const mail = {
    idempotencyKey: `prati.${wanted.kind}.${wanted.subjectId}`,
    ...{ to, subject: letter.subject, attachments: letter.attachments },
    ...{ text: letterText(letter), html: await letterHtml(letter) },
  };
  return inScope(ctx, { account }, async (tx) => {
    const held = await holdLetter(tx, letterId);
    if (held?.state !== 'sending') throw new DeliveryUnderWayError('another worker is sending it');
    const sent = await reachForPrati('email', ctx.email).send(mail);
    if (!sent.ok) return postpone(tx, held, sent.error);
    await noteLetter(tx, letterId, { state: 'sent', sentAt: tx.clock.now(), providerId: sent.value.providerId, failure: null });
    return 'sent';
  });
}

async function begin({ appUrl }: AccountLetterContext, tx: Tx, letterId: Id<'accountLetter'>): Promise<Begun> {
  const held = await holdLetter(tx, letterId);
  if (!held) throw new DeliveryUnderWayError('another worker is preparing it');
  if (held.state !== 'queued' && held.state !== 'sending') return { outcome: 'known' };
  if (held.attempts >= mostTries) {
    await noteLetter(tx, letterId, { state: 'failed', failure: 'delivery.tries_spent' });
    return { outcome: 'failed' };
  }
  const draft = await composeAccountLetter(tx, held, appUrl);
  if (!draft) {
    await noteLetter(tx, letterId, { state: 'dropped' });
    return { outcome: 'dropped' };
  }
  await noteLetter(tx, letterId, { state: 'sending', dueAt: inSeconds(tx, tryLastsSeconds) });
  return { draft };
}

async function postpone(tx: Tx, { id, attempts }: AccountLetter, error: EmailError): Promise<DeliveryOutcome> {
  if (!error.retry || attempts >= mostTries) {
    await noteLetter(tx, id, { state: 'failed', failure: error.code });
    return 'failed';
  }
  const dueAt = inSeconds(tx, pauseAfter(Math.max(attempts, 1), error.afterSeconds));
  await noteLetter(tx, id, { state: 'queued', dueAt, failure: error.code });
  return 'waiting';
}

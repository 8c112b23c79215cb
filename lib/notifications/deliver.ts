import type { Context, InPractice } from '@/lib/context';
import type { EmailError, OutgoingMail } from '@/lib/integrations/email/port';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import type { Door } from '@/lib/sub-processors/outside';
import { reach } from '@/lib/sub-processors/reach';
import { changeDelivery, type Delivery, lockDelivery, lockSending } from './data';
import { effectKey, heldBack, heldSeconds, mostTries, pauseAfter, tryLastsSeconds } from './rules';
import type { About, ContactFailure, DeliveryOutcome, Effect, Kind } from './schema';
import type { Letter } from './templates/letter';
import { letterHtml } from './templates/letter-html';
import { letterText } from './templates/letter-text';

export type DeliveryContext = Context & { readonly email: Door<'email'>; readonly appUrl: string };
/** What is to be sent, to whom; `kind` when only now it is clear what the effect has become. */
type Draft = {
  readonly to: string;
  readonly letter: Letter;
  readonly about?: About | undefined;
  readonly kind?: Kind | undefined;
  /** Asked in the very transaction that hands it over, for what may only be sent while somebody allows it. */
  readonly mayStillGo?: (tx: InPractice) => Promise<boolean>;
};
/**
 * A draft; why nobody can be reached, which the log shows as failed; when to ask again; or null: there is nothing to say any more.
 */
export type Composed =
  | Draft
  | { readonly unreachable: ContactFailure; readonly about: About; readonly kind?: Kind }
  | { readonly later: Date }
  | null;
/** @param kind what an earlier try found the effect to be. */
type Compose = (tx: InPractice, kind: Kind) => Promise<Composed>;

/** Another worker is at the same delivery: the job comes back when it has ended, or has died. */
export class DeliveryUnderWayError extends Error {
  override readonly name = 'DeliveryUnderWayError';
  readonly code = 'delivery.under_way';
}

const inSeconds = (ctx: Pick<Context, 'clock'>, seconds: number) => new Date(ctx.clock.now().getTime() + seconds * 1_000);

/**
 * Makes one effect happen once, however often and wherever its job runs. What to say is composed anew from the rows as they are now, and
 * null means there is nothing to say any more. The mail is handed over under a lock on the effect's row, which the database lets go when
 * the worker dies, and under a key the carrier recognises; a carrier that does not answer leaves the row due again later. A carrier the
 * practice objects to is given nothing: the row is held back, and composed anew when the carrier may be reached.
 */
export async function deliver(ctx: DeliveryContext, effect: Effect, compose: Compose): Promise<DeliveryOutcome> {
  const begun = await keepInPractice(ctx, 'notifications.deliver', (tx) => begin(tx, effect, compose));
  if ('outcome' in begun) return begun.outcome;

  const { to, letter } = begun.draft;
  const mail: OutgoingMail = {
    idempotencyKey: `${ctx.actor.practiceId}.${effectKey(effect)}`,
    ...{ to, subject: letter.subject, attachments: letter.attachments },
    text: letterText(letter),
    html: await letterHtml(letter),
    ...(letter.unsubscribe ? { unsubscribeUrl: letter.unsubscribe.oneClickUrl } : {}),
  };
  return keepInPractice(ctx, 'notifications.deliver', async (tx) => {
    const delivery = await lockSending(tx, begun.delivery.id);
    if (!delivery) throw new DeliveryUnderWayError('another worker is sending it');
    if (begun.draft.mayStillGo && !(await begun.draft.mayStillGo(tx))) {
      await changeDelivery(tx, delivery.id, { state: 'dropped' });
      return 'dropped';
    }
    const carrier = await reach(tx, 'email', ctx.email);
    if (!carrier.ok) return holdBack(tx, delivery);
    const sent = await carrier.value.send(mail);
    if (!sent.ok) return postpone(tx, delivery, sent.error);
    await changeDelivery(tx, delivery.id, { state: 'sent', sentAt: ctx.clock.now(), providerId: sent.value.providerId, failure: null });
    return 'sent';
  });
}

type Begun = { outcome: DeliveryOutcome } | { delivery: Delivery; draft: Draft };

async function begin(tx: InPractice, effect: Effect, compose: Compose): Promise<Begun> {
  const delivery = await lockDelivery(tx, effect);
  if (!delivery) throw new DeliveryUnderWayError('another worker is preparing it');
  if (delivery.state !== 'queued' && delivery.state !== 'sending') return { outcome: 'known' };
  if (delivery.attempts >= mostTries) {
    await changeDelivery(tx, delivery.id, { state: 'failed', failure: 'delivery.tries_spent' });
    return { outcome: 'failed' };
  }
  const composed = await compose(tx, delivery.kind);
  if (!composed) {
    await changeDelivery(tx, delivery.id, { state: 'dropped' });
    return { outcome: 'dropped' };
  }
  if ('later' in composed) {
    await changeDelivery(tx, delivery.id, { state: 'queued', dueAt: composed.later, attempts: 1 });
    return { outcome: 'waiting' };
  }
  const known = { kind: composed.kind ?? delivery.kind, ...composed.about };
  if ('unreachable' in composed) {
    await changeDelivery(tx, delivery.id, { state: 'failed', failure: composed.unreachable, ...known });
    return { outcome: 'failed' };
  }
  await changeDelivery(tx, delivery.id, { state: 'sending', dueAt: inSeconds(tx, tryLastsSeconds), ...known });
  return { delivery, draft: composed };
}

/** Not lost and not a try: it waits for the carrier, and comes to nothing when it says nothing any more. */
async function holdBack(tx: InPractice, { id }: Delivery): Promise<DeliveryOutcome> {
  await changeDelivery(tx, id, { state: 'queued', dueAt: inSeconds(tx, heldSeconds), failure: heldBack, attempts: 0 });
  return 'waiting';
}

async function postpone(tx: InPractice, delivery: Delivery, error: EmailError): Promise<DeliveryOutcome> {
  if (!error.retry || delivery.attempts >= mostTries) {
    await changeDelivery(tx, delivery.id, { state: 'failed', failure: error.code });
    return 'failed';
  }
  const dueAt = inSeconds(tx, pauseAfter(delivery.attempts, error.afterSeconds));
  await changeDelivery(tx, delivery.id, { state: 'queued', dueAt, failure: error.code });
  return 'waiting';
}

import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { appendEvent } from './append-event';
import type { PurposeName } from './catalogue';
import { purposes } from './catalogue';
import { findLast, lockHead } from './data';
import type { ConsentError } from './errors';
import { eventFor, inForce, purposeName, stateOf, type Texts } from './rules';
import type { Choice, ConsentState } from './schema';
import { subjectFor } from './subject-for';
import { consentTexts } from './texts';

export type Answered = { readonly changed: boolean; readonly state: ConsentState; readonly receiptId: string | null };

/**
 * Records an answer inside the caller's transaction: sign-up, an accepted invitation. Of any number of equal answers at once one is
 * recorded; an answer equal to what stands writes nothing. Take other locks before: it ends by holding the practice's chains.
 */
export async function answerIn(tx: InPractice, choice: Choice, texts: Texts = consentTexts): Promise<Result<Answered, ConsentError>> {
  const name = purposeName(texts, choice.key, choice.object);
  if (!name) return err({ code: 'consents.object_unknown' });
  const subject = await subjectFor(tx, name, choice);
  if (!subject) return err({ code: 'consents.not_allowed' });
  const yes = choice.answer === 'given';
  if (purposes[name].kind === 'acknowledgement' && !yes) return err({ code: 'consents.no_off_switch' });
  return write(tx, name, subject, choice, texts);
}

async function write(
  tx: InPractice,
  name: PurposeName,
  subject: NonNullable<Awaited<ReturnType<typeof subjectFor>>>,
  choice: Choice,
  texts: Texts,
): Promise<Result<Answered, ConsentError>> {
  const head = await lockHead(tx);
  const now = tx.clock.now();
  const text = inForce(texts, name, now);
  const { last, shown } = await findLast(tx, { key: choice.key, subjects: subject.all, object: choice.object ?? null });
  const before = stateOf(last, shown === text.version, text.version, now);
  const yes = choice.answer === 'given';
  // A no is a no whatever text was on the screen; a yes counts for the very text that was read.
  if (yes && choice.textVersion !== text.version) return err({ code: 'consents.text_changed' });
  const event = eventFor(before, yes);
  if (!event) return ok({ changed: false, state: before, receiptId: null });
  const draft = { name, text, subject, before, choice } as const;
  // What was shown is a record of its own, before what was chosen.
  const asked = shown === text.version ? null : await appendEvent(tx, head, { ...draft, event: 'requested' });
  const written = await appendEvent(tx, asked ? { seq: asked.seq, hash: asked.recordHash } : head, { ...draft, event });
  const about = { key: choice.key, subject: subject.id, ...(choice.object ? { object: choice.object } : {}) };
  await record(tx, 'consent.changed', about);
  await recordAudit(tx, `consent.${event}`, subject.id, { key: choice.key, object: choice.object ?? null, version: text.version });
  return ok({ changed: true, state: written.stateAfter, receiptId: written.receiptId });
}

import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findEvents, findPeople, findReceipt } from './data';
import type { ConsentError } from './errors';
import { mayReadAll } from './policy';
import type { ConsentEvent, LogFilter } from './schema';

export type LoggedEvent = ConsentEvent & {
  /** The practice or the member; null for a patient, whose identity is not opened for a list. */
  readonly person: string | null;
};
type Page = { readonly filter: LogFilter; readonly before?: number | null; readonly most: number };

/** The consent record, newest first, `most` rows from below `before`: all of it for the owner, one's own for any other member. */
export async function readConsentLog(ctx: Context, { filter, before = null, most }: Page): Promise<Result<LoggedEvent[], ConsentError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member') return err({ code: 'consents.not_allowed' });
  const seen = mayReadAll(actor) ? filter : { ...filter, subject: actor.memberId };
  return inPractice(ctx, async (tx) => {
    const events = await findEvents(tx, seen, before, most);
    const people = await findPeople(tx);
    return ok(events.map((event) => ({ ...event, person: people.find(({ id }) => id === event.subjectId)?.name ?? null })));
  });
}

/** Whom the log can be filtered by: the practice and its members, those who left included; for anyone but the owner, oneself. */
export async function listConsentPeople(ctx: Context): Promise<{ id: string; name: string }[]> {
  const { actor } = ctx;
  if (actor.kind !== 'member') return [];
  const people = await inPractice(ctx, findPeople);
  return mayReadAll(actor) ? people : people.filter(({ id }) => id === actor.memberId);
}

/** One event whole, for its receipt. An owner gets any of the practice, a member and a patient their own; another's is unknown to them. */
export async function readReceipt(ctx: Context, receiptId: string): Promise<Result<ConsentEvent, ConsentError>> {
  const { actor } = ctx;
  const event = await inPractice(ctx, (tx) => findReceipt(tx, receiptId));
  const own =
    actor.kind === 'member' ? [actor.memberId as string] : actor.kind === 'patient' ? actor.patientIds.map((id) => id as string) : [];
  if (!event || !(mayReadAll(actor) || own.includes(event.subjectId))) return err({ code: 'consents.receipt_unknown' });
  return ok(event);
}

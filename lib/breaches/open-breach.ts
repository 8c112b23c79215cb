import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { findBreach, findFrame, insertBreach, insertStep } from './data';
import type { BreachError } from './errors';
import { mayKeepBreaches } from './policy';
import { instantOf, notifyDueAt, remindFrom } from './rules';
import type { About, Opening } from './schema';

export type Opened = { readonly breachId: Id<'breach'> };

/**
 * The owner notes a breach; the seventy-two hours run from the moment the practice became aware, which is not always now.
 * The same form sent twice, whether pressed twice or after an answer that was lost, is one breach; filled in anew it is another.
 */
export const openBreach = (ctx: Context, { attempt, ...about }: Opening): Promise<Result<Opened, BreachError | LifecycleError>> =>
  changeInPractice<Opened, BreachError, Context['actor']>(ctx, 'breaches.open', async (tx) => {
    if (!mayKeepBreaches(tx.actor)) return err({ code: 'breach.not_allowed' });
    const read = await timesOf(tx, about);
    if (!read.ok) return read;
    const { title, facts, consequences, measures, happenedAt: _, awareAt: __, ...kept } = about;
    const by = tx.actor.memberId;
    const sent = attempt ? await findBreach(tx, attempt) : null;
    if (sent && sent.title === title && sent.facts === facts) return ok({ breachId: sent.id });
    const texts = { title, facts, consequences, measures };
    const breachId = await insertBreach(tx, { ...kept, ...read.value, by, texts, ...(attempt && !sent ? { id: attempt } : {}) });
    // Of two at once the other one was first.
    if (!breachId) return attempt ? ok({ breachId: attempt }) : err({ code: 'breach.not_found' });
    await insertStep(tx, { breachId, what: 'opened', by });
    await recordAudit(tx, 'breach.opened', breachId, { severity: about.severity, awareAt: read.value.awareAt.toISOString() });
    return ok({ breachId });
  });

type Times = { readonly happenedAt: Date | null; readonly awareAt: Date; readonly notifyDueAt: Date; readonly remindAt: Date | null };
/** Wall times of the practice as instants: it happened before it was known, and it is known now. */
export async function timesOf(
  tx: InPractice,
  { happenedAt, awareAt, risk }: Pick<About, 'happenedAt' | 'awareAt' | 'risk'>,
): Promise<Result<Times, BreachError>> {
  const { timeZone } = await findFrame(tx);
  const aware = instantOf(awareAt, timeZone);
  const happened = happenedAt === null ? null : instantOf(happenedAt, timeZone);
  const isReal = aware !== null && aware <= tx.clock.now() && (happenedAt === null || (happened !== null && happened <= aware));
  if (!isReal) return err({ code: 'breach.time_unreal' });
  // Who said that there is no risk has decided; changed back, the clock goes on.
  const remindAt = risk === 'none' ? null : remindFrom(aware, tx.clock.now());
  return ok({ happenedAt: happened, awareAt: aware, notifyDueAt: notifyDueAt(aware), remindAt });
}

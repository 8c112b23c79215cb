import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { type BreachRow, changeRow, insertStep, lockBreach } from './data';
import type { BreachError } from './errors';
import { timesOf } from './open-breach';
import { mayKeepBreaches } from './policy';
import { isCounting } from './rules';
import type { About, DraftFor, Shown } from './schema';

export type Refusal = BreachError | LifecycleError;
type Work = (tx: InPractice, breach: BreachRow, by: Id<'member'>) => Promise<Result<null, BreachError>>;

/**
 * One step on one breach, under its row's lock: what is closed stays as it is, and who looked at an older version of the others hears
 * `breach.changed_meanwhile`.
 */
export const changeOnce = (
  ctx: Context,
  act: 'breaches.change' | 'breaches.notify' | 'breaches.close',
  { breachId, version }: Shown,
  work: Work,
): Promise<Result<null, Refusal>> =>
  changeInPractice<null, BreachError, Context['actor']>(ctx, act, async (tx) => {
    if (!mayKeepBreaches(tx.actor)) return err({ code: 'breach.not_found' });
    const breach = await lockBreach(tx, breachId);
    if (!breach) return err({ code: 'breach.not_found' });
    if (breach.state === 'closed') return err({ code: 'breach.closed' });
    if (breach.version !== version) return err({ code: 'breach.changed_meanwhile' });
    return work(tx, breach, tx.actor.memberId);
  });

/** What is known of it is never complete at first: the facts are added to as they come (GDPR 33.4). */
export const changeBreach = (ctx: Context, { breachId, version, ...about }: Shown & About): Promise<Result<null, Refusal>> =>
  changeOnce(ctx, 'breaches.change', { breachId, version }, async (tx, breach, by) => {
    const read = await timesOf(tx, about);
    if (!read.ok) return read;
    const { title, facts, consequences, measures, happenedAt: _, awareAt: __, ...kept } = about;
    const remindAt = isCounting(breach) ? read.value.remindAt : null;
    await changeRow(tx, breachId, { ...kept, ...read.value, remindAt }, { title, facts, consequences, measures });
    await insertStep(tx, { breachId, what: 'changed', by });
    await recordAudit(tx, 'breach.changed', breachId, { severity: about.severity, risk: about.risk });
    return ok(null);
  });

/** The notice as the owner worded it. */
export const keepDraft = (
  ctx: Context,
  { breachId, version, for: whom, text }: Shown & { readonly for: DraftFor; readonly text: string },
): Promise<Result<null, Refusal>> =>
  changeOnce(ctx, 'breaches.change', { breachId, version }, async (tx, _breach, by) => {
    await changeRow(tx, breachId, {}, whom === 'authority' ? { authorityDraft: text } : { peopleDraft: text });
    await insertStep(tx, { breachId, what: 'draft_kept', by, facts: { for: whom } });
    await recordAudit(tx, 'breach.draft_kept', breachId, { for: whom });
    return ok(null);
  });

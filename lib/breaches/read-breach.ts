import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { authorityOf } from '@/lib/rights/authority';
import { findBreach, findBreaches, findFrame, findSteps } from './data';
import type { BreachError } from './errors';
import { mayKeepBreaches } from './policy';
import { isUndecided } from './rules';
import type { BreachLine, BreachView } from './schema';

const MOST = 200;

/** The register: every breach, notified or not, the latest known first. */
export async function listBreaches(ctx: Context): Promise<Result<readonly BreachLine[], BreachError>> {
  if (!mayKeepBreaches(ctx.actor)) return err({ code: 'breach.not_allowed' });
  return ok(await inPractice(ctx, (tx) => findBreaches(tx, ['open', 'notified', 'closed'], MOST)));
}

/** Those whose seventy-two hours press, the first due first; none for who does not keep the register. */
export async function listCounting(ctx: Context): Promise<readonly BreachLine[]> {
  if (!mayKeepBreaches(ctx.actor)) return [];
  const open = await inPractice(ctx, (tx) => findBreaches(tx, ['open'], MOST));
  return open.filter(isUndecided).sort((a, b) => a.notifyDueAt.getTime() - b.notifyDueAt.getTime());
}

export async function readBreach(
  ctx: Context,
  { breachId }: { readonly breachId: Id<'breach'> },
): Promise<Result<BreachView, BreachError>> {
  if (!mayKeepBreaches(ctx.actor)) return err({ code: 'breach.not_found' });
  return inPractice(ctx, async (tx) => {
    const breach = await findBreach(tx, breachId);
    if (!breach) return err({ code: 'breach.not_found' });
    const { authorityDraft, peopleDraft, ...facts } = breach;
    const { name, timeZone, jurisdiction, holidayRegion } = await findFrame(tx);
    return ok({
      ...{ ...facts, drafts: { authority: authorityDraft, people: peopleDraft }, steps: await findSteps(tx, breachId) },
      ...{ practiceName: name, timeZone, authority: authorityOf(jurisdiction, holidayRegion) },
    });
  });
}

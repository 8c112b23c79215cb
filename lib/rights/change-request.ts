import type { Context, InPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import { err, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { RightsError } from './errors';
import { mayDecide, maySee, mayWork } from './policy';
import { lockRequest, type RequestRow } from './requests/data';
import { isOpen } from './rules';
import type { Shown } from './schema';

export type Refusal = RightsError | LifecycleError;
type Work<T> = (tx: InPractice, request: RequestRow) => Promise<Result<T, RightsError>>;

/**
 * One step on one request, under its row's lock: of two members at once, or one with an old page, the second hears
 * `rights.changed_meanwhile`. `decide`: the owner's alone. A closed request is done with.
 */
export function changeRequestOnce<T, A extends Actor>(
  ctx: Context<A>,
  { requestId, version }: Shown,
  who: 'work' | 'decide',
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return changeInPractice<T, RightsError, Actor>(ctx, `rights.${who}`, async (tx) => {
    if (!mayWork(tx.actor)) return err({ code: 'rights.not_found' });
    if (who === 'decide' && !mayDecide(tx.actor)) return err({ code: 'rights.not_allowed' });
    const request = await lockRequest(tx, requestId);
    if (!request || !maySee(tx.actor, request)) return err({ code: 'rights.not_found' });
    if (request.version !== version) return err({ code: 'rights.changed_meanwhile' });
    if (!isOpen(request.state)) return err({ code: 'rights.step_unknown', from: request.state });
    return work(tx, request);
  });
}

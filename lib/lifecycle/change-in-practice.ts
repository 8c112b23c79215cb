import { type Context, type InPractice, writeInPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import { type Err, err, type Result } from '@/lib/core/result';
import type { GatedAct } from './acts';
import type { LifecycleError } from './errors';
import { refuseAct } from './refuse-act';

type Coded = { readonly code: string };
type Work<R, A> = (tx: InPractice<A>) => Promise<R>;

/**
 * Runs `work` in one transaction that may write in the actor's practice, unless the practice may not do that act where it stands: then
 * nothing runs and `lifecycle.read_only` says so. The one door of every verb that changes something somebody asked for. What `work`
 * answers is inferred, or said as its value and its refusals.
 */
export function changeInPractice<R extends Result<unknown, Coded>, A extends Actor>(
  ctx: Context<A>,
  act: GatedAct,
  work: Work<R, A>,
): Promise<R | Err<LifecycleError>>;
export function changeInPractice<T, E extends Coded, A extends Actor>(
  ctx: Context<A>,
  act: GatedAct,
  work: Work<Result<T, E>, A>,
): Promise<Result<T, E | LifecycleError>>;
export function changeInPractice<R, A extends Actor>(ctx: Context<A>, act: GatedAct, work: Work<R, A>): Promise<R | Err<LifecycleError>> {
  return writeInPractice(ctx, async (tx) => {
    const refusal = await refuseAct(tx, act);
    return refusal ? err(refusal) : work(tx);
  });
}

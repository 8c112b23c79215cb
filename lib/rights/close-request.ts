import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changeRequestOnce, type Refusal } from './change-request';
import type { RightsError } from './errors';
import { maySee } from './policy';
import { changeRequest, lockRequest, type RequestRow } from './requests/data';
import { groundsFor, isOpen, mayStep, type RefusalGround, type ToldBy } from './rules';
import type { Shown } from './schema';
import { sealerOf, sealText } from './sealed-texts';
import { insertStep } from './steps/data';

type Done = Promise<Result<null, Refusal>>;
type Answer = Shown & { readonly answer: string; readonly told: ToldBy };

/** The answer, which the person reads in the own area or is given as `told` says. Nobody is answered before it is known who asks. */
export const answerRequest = (ctx: Context, { answer, told, ...shown }: Answer): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (!request.identityMethod) return err({ code: 'rights.identity_first' });
    if (!mayStep(request.state, 'answered')) return err({ code: 'rights.step_unknown', from: request.state });
    return close(tx, request, 'answered', { answer, facts: { told } });
  });

/** A refusal names one of the law's grounds, says it in words, and the authority to complain to (shown with every answer). The owner's alone. */
export const refuseRequest = (ctx: Context, { ground, answer, told, ...shown }: Answer & { readonly ground: RefusalGround }): Done =>
  changeRequestOnce(ctx, shown, 'decide', async (tx, request) => {
    if (!groundsFor(request.askedRight).includes(ground)) return err({ code: 'rights.not_this_right' });
    return close(tx, request, 'refused', { answer, ground, facts: { ground, told } });
  });

/** Ends a request with an answer, in the transaction of whatever the answer does. */
export async function close(
  tx: InPractice,
  request: RequestRow,
  state: 'answered' | 'refused',
  { answer, ground, facts }: { readonly answer: string; readonly ground?: RefusalGround; readonly facts: Readonly<Record<string, string>> },
): Promise<Result<null, RightsError>> {
  const sealer = await sealerOf(tx, request.patientId);
  if (!sealer || sealer === 'destroyed') return err({ code: 'patient.erased' });
  const answerSealed = sealText(sealer, request.id, 'answer', answer);
  await changeRequest(tx, request.id, {
    ...{ state, answerSealed, closedAt: tx.clock.now(), remindAt: null },
    ...(ground ? { refusalGround: ground } : {}),
  });
  await insertStep(tx, request.id, state, facts);
  await record(tx, 'rights.closed', { requestId: request.id });
  await recordAudit(tx, `rights.${state}`, request.id, facts);
  return ok(null);
}

/** The person gives it up, or a member notes that they do. What an objection or a restriction did stands until it is taken back. */
export const withdrawRequest = (ctx: Context, { requestId }: { readonly requestId: Id<'rightsRequest'> }): Done =>
  changeInPractice<null, RightsError, Context['actor']>(ctx, 'rights.work', async (tx) => {
    const { kind } = tx.actor;
    const request = kind === 'member' || kind === 'patient' ? await lockRequest(tx, requestId) : null;
    if (!request || !maySee(tx.actor, request)) return err({ code: 'rights.not_found' });
    if (request.state === 'withdrawn') return ok(null);
    if (!isOpen(request.state)) return err({ code: 'rights.step_unknown', from: request.state });
    await changeRequest(tx, request.id, { state: 'withdrawn', closedAt: tx.clock.now(), remindAt: null });
    await insertStep(tx, request.id, 'withdrawn', {});
    await recordAudit(tx, 'rights.withdrawn', request.id, {});
    return ok(null);
  });

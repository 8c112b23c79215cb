import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import { changeRequestOnce, type Refusal } from './change-request';
import type { RightsError } from './errors';
import { changeRequest, type RequestRow } from './requests/data';
import { type IdentityMethod, mayStep } from './rules';
import type { Shown } from './schema';
import { sealAnew, sealerOf } from './sealed-texts';
import { insertStep } from './steps/data';

type Done = Promise<Result<null, Refusal>>;

/** The person was asked to show who they are; the clock goes on. */
export const askIdentity = (ctx: Context, shown: Shown): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (!mayStep(request.state, 'identity_check')) return err({ code: 'rights.step_unknown', from: request.state });
    await changeRequest(tx, request.id, { state: 'identity_check' });
    await insertStep(tx, request.id, 'identity_asked', {});
    await recordAudit(tx, 'rights.identity_asked', request.id, {});
    return ok(null);
  });

type Check = Shown & { readonly method: Exclude<IdentityMethod, 'session'>; readonly patientId: Id<'patient'> | null };

/**
 * Who asks is known now: by which means and who looked is kept, never a copy. `patientId` says whose file it is for a person not identified
 * when the request came in; its texts go under that file's key. Work begins.
 */
export const checkIdentity = (ctx: Context, { method, patientId, ...shown }: Check): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (tx.actor.kind !== 'member') return err({ code: 'rights.not_allowed' });
    if (request.subjectType === 'unknown') {
      if (patientId) {
        const identified = await identify(tx, request, patientId);
        if (!identified.ok) return identified;
      } else if (request.askedRight !== 'access' && request.askedRight !== 'objection') return err({ code: 'rights.person_unknown' });
    }
    const state = mayStep(request.state, 'in_progress') ? 'in_progress' : request.state;
    const identity = { identityMethod: method, identityCheckedBy: tx.actor.memberId, identityCheckedAt: tx.clock.now() };
    await changeRequest(tx, request.id, { state, ...identity });
    await insertStep(tx, request.id, 'identity_checked', { method });
    await recordAudit(tx, 'rights.identity_checked', request.id, { method, patientId });
    return ok(null);
  });

async function identify(tx: InPractice, request: RequestRow, patientId: Id<'patient'>): Promise<Result<null, RightsError>> {
  const patient = (await readIdentities(tx, [patientId])).get(patientId);
  if (!patient) return err({ code: 'patient.not_found' });
  const [from, to] = [await sealerOf(tx, null), await sealerOf(tx, patientId)];
  if (patient === 'erased' || !from || from === 'destroyed' || !to || to === 'destroyed') return err({ code: 'patient.erased' });
  await changeRequest(tx, request.id, { subjectType: 'patient', patientId, personToken: null, ...sealAnew(from, to, request) });
  await insertStep(tx, request.id, 'identified', {});
  return ok(null);
}

import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeRequestOnce, type Refusal } from './change-request';
import { changeRequest, isMember } from './requests/data';
import { mayStep } from './rules';
import type { Shown } from './schema';
import { insertStep } from './steps/data';

type Done = Promise<Result<null, Refusal>>;

/** Who looks after it; null for nobody yet. */
export const assignRequest = (ctx: Context, { memberId, ...shown }: Shown & { readonly memberId: Id<'member'> | null }): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (memberId && !(await isMember(tx, memberId))) return err({ code: 'rights.not_found' });
    if (memberId === request.assignedTo) return ok(null);
    await changeRequest(tx, request.id, { assignedTo: memberId });
    await insertStep(tx, request.id, 'assigned', { memberId: memberId ?? '' });
    await recordAudit(tx, 'rights.assigned', request.id, { memberId });
    return ok(null);
  });

/** Work begins on a request whose person is known already: the session proved who asks. */
export const startWork = (ctx: Context, shown: Shown): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (!mayStep(request.state, 'in_progress')) return err({ code: 'rights.step_unknown', from: request.state });
    if (!request.identityMethod) return err({ code: 'rights.identity_first' });
    await changeRequest(tx, request.id, { state: 'in_progress' });
    await insertStep(tx, request.id, 'started', {});
    await recordAudit(tx, 'rights.started', request.id, {});
    return ok(null);
  });

/** Whoever received the data before was told of the correction or erasure (GDPR 19): how many, as proof. */
export const noteRecipientsTold = (ctx: Context, { count, ...shown }: Shown & { readonly count: number }): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (!['rectification', 'erasure', 'restriction'].includes(request.askedRight)) return err({ code: 'rights.not_this_right' });
    await changeRequest(tx, request.id, {});
    await insertStep(tx, request.id, 'recipients_told', { count });
    await recordAudit(tx, 'rights.recipients_told', request.id, { count });
    return ok(null);
  });

import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { keepObjections } from '@/lib/patients/keep-objections';
import { readStanding } from '@/lib/patients/refuse-restricted';
import { freeFile, restrictFile } from '@/lib/patients/restrict-file';
import type { Objection, RestrictionGround } from '@/lib/patients/rules';
import { changeRequestOnce, type Refusal } from './change-request';
import { changeRequest } from './requests/data';
import type { ToldBy } from './rules';
import type { Shown } from './schema';
import { hasStep, insertStep } from './steps/data';

type Done = Promise<Result<null, Refusal>>;

/**
 * From now on the file is only stored (GDPR 18): no writing, no new appointment, no reminder, statistics, offer or export but its own. The
 * person is told by mail. Whoever works on the request may do it, since it protects; lifting is the owner's.
 */
export const restrictPatient = (ctx: Context, { ground, ...shown }: Shown & { readonly ground: RestrictionGround }): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (!request.identityMethod) return err({ code: 'rights.identity_first' });
    if (!request.patientId) return err({ code: 'rights.person_unknown' });
    const restricted = await restrictFile(tx, request.patientId, ground);
    if (!restricted.ok) return restricted;
    if (!restricted.value.changed) return ok(null);
    await changeRequest(tx, request.id, {});
    await insertStep(tx, request.id, 'restricted', { ground });
    await record(tx, 'rights.restricted', { requestId: request.id });
    return ok(null);
  });

/** The person hears that the restriction will end, before it does (GDPR 18.3): by mail, or as `told` says. */
export const announceLift = (ctx: Context, { told, ...shown }: Shown & { readonly told: ToldBy }): Done =>
  changeRequestOnce(ctx, shown, 'decide', async (tx, request) => {
    const standing = request.patientId && (await readStanding(tx, request.patientId));
    if (!standing?.restriction) return err({ code: 'rights.not_restricted' });
    await changeRequest(tx, request.id, {});
    await insertStep(tx, request.id, 'lift_announced', { told });
    if (told === 'mail') await record(tx, 'rights.lift_announced', { requestId: request.id });
    await recordAudit(tx, 'rights.lift_announced', request.id, { told });
    return ok(null);
  });

/** The file may be worked with again. Refused until the person was told. */
export const liftRestriction = (ctx: Context, shown: Shown): Done =>
  changeRequestOnce(ctx, shown, 'decide', async (tx, request) => {
    if (!request.patientId) return err({ code: 'rights.not_restricted' });
    if (!(await hasStep(tx, request.id, 'lift_announced'))) return err({ code: 'rights.lift_not_announced' });
    const freed = await freeFile(tx, request.patientId);
    if (!freed.ok) return freed;
    if (!freed.value.changed) return err({ code: 'rights.not_restricted' });
    await changeRequest(tx, request.id, {});
    await insertStep(tx, request.id, 'restriction_lifted', {});
    return ok(null);
  });

/** What the person objects to from now on; nothing at all takes an objection back. */
export const keepObjection = (ctx: Context, { objectsTo, ...shown }: Shown & { readonly objectsTo: readonly Objection[] }): Done =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (!request.identityMethod) return err({ code: 'rights.identity_first' });
    if (!request.patientId) return err({ code: 'rights.person_unknown' });
    const kept = await keepObjections(tx, request.patientId, objectsTo);
    if (!kept.ok) return kept;
    if (!kept.value.changed) return ok(null);
    await changeRequest(tx, request.id, {});
    await insertStep(tx, request.id, 'objection_kept', { to: objectsTo.join(' ') });
    return ok(null);
  });

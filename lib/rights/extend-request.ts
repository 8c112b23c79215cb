import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import { changeRequestOnce, type Refusal } from './change-request';
import { mayExtend } from './deadlines/rules';
import { datesFor, frameOf, nextReminder } from './due-dates';
import { changeRequest } from './requests/data';
import { mayStep } from './rules';
import type { Shown } from './schema';
import { sealerOf, sealText } from './sealed-texts';
import { insertStep } from './steps/data';

/** Two months more, for a reason the person is told by mail at once; only inside the first month, and once (GDPR 12.3). */
export const extendRequest = (ctx: Context, { reason, ...shown }: Shown & { readonly reason: string }): Promise<Result<null, Refusal>> =>
  changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    const frame = await frameOf(tx);
    if (!mayExtend(request, frame.today)) return err({ code: 'rights.extension_too_late' });
    if (!mayStep(request.state, 'extended')) return err({ code: 'rights.step_unknown', from: request.state });
    const sealer = await sealerOf(tx, request.patientId);
    if (!sealer || sealer === 'destroyed') return err({ code: 'patient.erased' });
    const { extendedUntil } = await datesFor(frame, localDateAt(request.receivedAt.getTime(), frame.timeZone));
    await changeRequest(tx, request.id, {
      ...{ state: 'extended', extendedAt: tx.clock.now(), extendedUntil },
      extensionSealed: sealText(sealer, request.id, 'extension', reason),
      remindAt: nextReminder(frame, extendedUntil, false),
    });
    await insertStep(tx, request.id, 'extended', { until: extendedUntil });
    await record(tx, 'rights.extended', { requestId: request.id });
    await recordAudit(tx, 'rights.extended', request.id, { until: extendedUntil });
    return ok(null);
  });

import type { Context } from '@/lib/context';
import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import type { ExportError } from '@/lib/exports/errors';
import { startExport } from '@/lib/exports/start-export';
import { changeRequestOnce, type Refusal } from './change-request';
import type { RightsError } from './errors';
import { maySee, mayWork } from './policy';
import { changeRequest, findRequest } from './requests/data';
import { isOpen } from './rules';
import type { Shown } from './schema';
import { insertStep } from './steps/data';

/** Has the person's copy prepared by a worker and hangs it on the request; asked again, it is the same copy while it is under way. */
export async function prepareCopy(
  ctx: Context,
  { locale, ...shown }: Shown & { readonly locale: Locale },
): Promise<Result<null, Refusal | ExportError>> {
  const about = await inPractice(ctx, (tx) => findSubject(tx, shown.requestId));
  if (!about.ok) return about;
  const started = await startExport(ctx, { scope: 'patient', patientId: about.value, forRequest: shown.requestId, locale });
  if (!started.ok) return started;
  return changeRequestOnce(ctx, shown, 'work', async (tx, request) => {
    if (request.exportId === started.value.id) return ok(null);
    await changeRequest(tx, request.id, { exportId: started.value.id });
    await insertStep(tx, request.id, 'export_asked', {});
    return ok(null);
  });
}

async function findSubject(
  tx: Parameters<typeof findRequest>[0],
  requestId: Id<'rightsRequest'>,
): Promise<Result<Id<'patient'>, RightsError>> {
  const request = mayWork(tx.actor) ? await findRequest(tx, requestId) : null;
  if (!request || !maySee(tx.actor, request)) return err({ code: 'rights.not_found' });
  if (!isOpen(request.state)) return err({ code: 'rights.step_unknown', from: request.state });
  if (request.askedRight !== 'access' && request.askedRight !== 'portability') return err({ code: 'rights.not_this_right' });
  if (!request.identityMethod) return err({ code: 'rights.identity_first' });
  return request.patientId ? ok(request.patientId) : err({ code: 'rights.person_unknown' });
}

import type { Context } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { PatientError } from '@/lib/patients/errors';
import { readIdentities } from '@/lib/patients/read-patients';
import { refuseRestricted } from '@/lib/patients/refuse-restricted';
import { datesRefusal } from './check-dates';
import { enrol, type Place } from './enrol';
import { findReason } from './entries/data';
import type { WaitingError } from './errors';
import { mayKeepList } from './policy';
import type { AddInput } from './schema';

/** The desk puts a patient on the list. Offers are mailed, so the file needs an address. Adding twice finds the first place. */
export async function addToList(
  ctx: Context,
  { patientId, reasonId, anyPractitioner, modes, fromDate, toDate, weekdays, dayParts, locale }: AddInput & { readonly locale: Locale },
): Promise<Result<Place, WaitingError | PatientError>> {
  if (!mayKeepList(ctx.actor)) return err({ code: 'waiting.not_allowed' });
  return changeInPractice(ctx, 'waiting_list.add', async (tx): Promise<Result<Place, WaitingError | PatientError>> => {
    const patient = (await readIdentities(tx, [patientId])).get(patientId);
    if (!patient) return err({ code: 'patient.not_found' });
    if (patient === 'erased') return err({ code: 'patient.erased' });
    const restricted = await refuseRestricted(tx, patientId);
    if (restricted) return err(restricted);
    if (!patient.email) return err({ code: 'waiting.no_address' });
    const reason = await findReason(tx, reasonId);
    if (!reason) return err({ code: 'waiting.reason_unknown' });
    const wishes = { modes, fromDate, toDate, weekdays, dayParts };
    const refusal = await datesRefusal(tx, wishes);
    if (refusal) return err(refusal);
    const practitionerId = anyPractitioner ? null : reason.practitionerId;
    const entry = {
      patientId,
      practitionerId,
      reasonId,
      wishes,
      locale,
      source: 'reception',
      isFirstVisit: false,
      appointmentId: null,
    } as const;
    return ok(await enrol(tx, entry, null));
  });
}

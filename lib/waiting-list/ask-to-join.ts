import { recordAudit } from '@/lib/audit/record';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { BookingIdentity } from '@/lib/patients/schema';
import { datesRefusal } from './check-dates';
import { findReason, insertEntry, setToken } from './entries/data';
import type { WaitingError } from './errors';
import type { JoinInput } from './schema';
import { entryToken } from './tokens';

type Asking = JoinInput & { readonly patient: BookingIdentity; readonly locale: Locale };

/**
 * Anyone asks for a place on the list when nothing fits. It counts once the link mailed to the address is followed (`confirmPlace`, within a
 * day); what was typed is sealed until then. The answer never depends on whether the person is known here.
 */
export const askToJoin = (ctx: Context, asking: Asking): Promise<Result<{ readonly entryId: Id<'waitingEntry'> }, WaitingError>> =>
  changeInPractice(ctx, 'waiting_list.join', async (tx) => {
    const { reasonId, anyPractitioner, isFirstVisit, patient, locale, modes, fromDate, toDate, weekdays, dayParts } = asking;
    const needed = await refuseHealthData(tx);
    if (needed) return err(needed);
    const reason = await findReason(tx, reasonId);
    if (!reason?.bookableOnline) return err({ code: 'waiting.reason_unknown' });
    const wishes = { modes, fromDate, toDate, weekdays, dayParts };
    const refusal = await datesRefusal(tx, wishes);
    if (refusal) return err(refusal);
    const entryId = await insertEntry(tx, {
      ...{ reasonId, isFirstVisit, locale, wishes, typed: patient, patientId: null, appointmentId: null, source: 'online' },
      practitionerId: anyPractitioner ? null : reason.practitionerId,
    });
    await setToken(tx, entryId, (await entryToken(tx, entryId)).hash);
    await record(tx, 'waiting_list.proof_asked', { entryId });
    await recordAudit(tx, 'waiting_list.asked', entryId, { source: 'online' });
    return ok({ entryId });
  });

import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import type { PatientError } from '@/lib/patients/errors';
import { readIdentities } from '@/lib/patients/read-patients';
import { competing } from './contention';
import { findAppointment, insertAppointment, setManageToken } from './data';
import type { ChangeError, HoldError } from './errors';
import { manageToken } from './manage-token';
import { mayWorkInAgenda } from './policy';
import type { AppointmentView } from './schema';
import { judgeTime, lockAgenda, lostTime, type TimeWish } from './take-time';

export type BookWish = TimeWish & { readonly patientId: Id<'patient'>; readonly locale: Locale; readonly isFirstVisit: boolean };
type BookError = HoldError | ChangeError | PatientError;

/** The desk books for a patient it knows: same judge, same lock as online; the patient gets the same confirmation. */
export async function bookForPatient(ctx: Context, wish: BookWish): Promise<Result<AppointmentView, BookError>> {
  if (!mayWorkInAgenda(ctx.actor)) return err({ code: 'booking.not_allowed' });
  return competing(
    () =>
      inPractice(ctx, async (tx): Promise<Result<AppointmentView, BookError>> => {
        const patient = (await readIdentities(tx, [wish.patientId])).get(wish.patientId);
        if (!patient) return err({ code: 'patient.not_found' });
        if (patient === 'erased') return err({ code: 'patient.erased' });
        await lockAgenda(tx, wish.practitionerId);
        const judged = await judgeTime(tx, wish);
        if (!judged.ok) return judged;
        const { agenda, place, start, end, wallStart } = judged.value;
        const { bufferBefore, bufferAfter } = agenda.reason;
        const { practitionerId, reasonId, patientId, locale, isFirstVisit } = wish;
        const id = await insertAppointment(tx, {
          ...{ practitionerId, reasonId, patientId, locale, isFirstVisit, bufferBefore, bufferAfter, start, end, wallStart },
          siteId: place.site,
          mode: place.mode,
          status: 'booked',
          timeZone: agenda.timeZone,
          source: 'reception',
          expiresAt: null,
          holdTokenHash: null,
        });
        if (!id) return err(await lostTime(tx, wish));
        await setManageToken(tx, id, (await manageToken(tx, id)).hash);
        await record(tx, 'appointment.booked', { appointmentId: id, version: 1 });
        await recordAudit(tx, 'appointment.booked', id, { source: 'reception' });
        const booked = await findAppointment(tx, id);
        if (!booked) throw new Error('the appointment just booked cannot be read');
        return ok(booked);
      }),
    async () => err(await inPractice(ctx, (tx) => lostTime(tx, wish))),
  );
}

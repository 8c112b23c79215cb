import { readAppointment } from '@/lib/appointments/read-appointment';
import { readContactEmail } from '@/lib/appointments/read-contact-email';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { isBlockedOnline } from '@/lib/patients/is-blocked-online';
import { refuseRestricted } from '@/lib/patients/refuse-restricted';
import { datesRefusal } from './check-dates';
import { contactOf } from './contact-of';
import { enrol, type Place } from './enrol';
import type { WaitingError } from './errors';
import type { Wishes } from './rules';

type Wish = { readonly visit: Id<'appointment'>; readonly wishes: Wishes };

/**
 * "Me prévenir si un horaire se libère plus tôt": whoever may see an appointment to come (by its link, signed in, at the desk) waits for an
 * earlier time of it. Taking one moves that appointment. Asking twice finds the first place.
 */
export const joinForVisit = (ctx: Context, wish: Wish): Promise<Result<Place, WaitingError>> =>
  changeInPractice(ctx, 'waiting_list.join', async (tx) => {
    const visit = await readAppointment(tx, wish.visit);
    const stands = visit !== null && ['requested', 'booked', 'confirmed'].includes(visit.status) && visit.start > tx.clock.now();
    if (!visit?.patientId || !stands || visit.groupId) return err({ code: 'waiting.visit_unknown' });
    const refusal = await datesRefusal(tx, wish.wishes);
    if (refusal) return err(refusal);
    const { patientId, practitionerId, reasonId, isFirstVisit, locale } = visit;
    const proved = await readContactEmail(tx, visit.id);
    if (!proved && !(await contactOf(tx, { entryId: null, patientId }))) return err({ code: 'waiting.no_address' });
    const source = tx.actor.kind === 'member' ? 'reception' : 'online';
    if (source === 'online' && (await isBlockedOnline(tx, patientId))) return err({ code: 'waiting.patient_blocked' });
    const restricted = await refuseRestricted(tx, patientId);
    if (restricted) return err(restricted);
    const entry = { patientId, practitionerId, reasonId, isFirstVisit, locale, source, wishes: wish.wishes } as const;
    return ok(await enrol(tx, { ...entry, appointmentId: visit.id }, proved));
  });

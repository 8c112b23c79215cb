import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import { type CancellationFacts, findCancellation } from './cancelling/data';
import type { ChangeError } from './errors';
import type { AgendaItem } from './list-agenda';
import { type HistoryLine, listHistory } from './list-history';
import { findOnlineFacts, type SaidOnline } from './online/data';
import { findOverbooking, type Overbooking } from './overbooking/data';
import { mayWorkInAgenda } from './policy';
import { findAppointment } from './views/data';

export type Visit = {
  readonly appointment: AgendaItem;
  readonly cancellation: CancellationFacts | null;
  /** Who overbooked it and why; null for one that is not overbooked. */
  readonly overbooking: Overbooking | null;
  readonly history: readonly HistoryLine[];
  /** What was answered and who booked it, online. */
  readonly online: SaidOnline;
};

/**
 * One visit with who comes, how to reach them and what happened to it: what the agenda's panel shows. It opens no patient file and so
 * writes no access entry. Refuses with `booking.appointment_unknown` what the actor cannot see.
 */
export const readVisit = (ctx: Context, id: Id<'appointment'>): Promise<Result<Visit, ChangeError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
    const appointment = await findAppointment(tx, id);
    if (!appointment) return err({ code: 'booking.appointment_unknown' });
    const { patientId } = appointment;
    const patient = patientId ? ((await readIdentities(tx, [patientId])).get(patientId) ?? 'erased') : null;
    const cancellation = await findCancellation(tx, id);
    const overbooking = await findOverbooking(tx, id);
    const online = (await findOnlineFacts(tx, id)) ?? { answers: [], booker: null };
    return ok({ appointment: { ...appointment, patient }, cancellation, overbooking, history: await listHistory(tx, id), online });
  });

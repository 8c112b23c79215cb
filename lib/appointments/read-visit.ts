import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import type { ChangeError } from './errors';
import { findCancellation } from './history/data';
import type { AgendaItem } from './list-agenda';
import { type HistoryLine, listHistory } from './list-history';
import { findOnlineFacts, type SaidOnline } from './online/data';
import { findOverbooking, type Overbooking } from './overbooking/data';
import { mayWorkInAgenda } from './policy';
import type { CancelReason } from './schema';
import { findAppointment } from './views/data';

export type Visit = {
  readonly appointment: AgendaItem;
  readonly cancellation: { readonly at: Date | null; readonly by: string | null; readonly reason: CancelReason | null } | null;
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
    const row = await findCancellation(tx, id);
    const cancellation = row && { at: row.cancelledAt, by: row.cancelledBy, reason: row.cancelReason as CancelReason | null };
    const overbooking = await findOverbooking(tx, id);
    const online = (await findOnlineFacts(tx, id)) ?? { answers: [], booker: null };
    return ok({ appointment: { ...appointment, patient }, cancellation, overbooking, history: await listHistory(tx, id), online });
  });

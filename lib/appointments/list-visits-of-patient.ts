import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { ChangeError } from './errors';
import { mayWorkInAgenda } from './policy';
import type { AppointmentView } from './schema';
import { findOfPatients } from './views/data';

/** Every visit of one patient that was booked, by start: past, to come, cancelled ones included. For members; empty for an unknown patient. */
export const listVisitsOfPatient = (ctx: Context, patientId: Id<'patient'>): Promise<Result<readonly AppointmentView[], ChangeError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
    return ok(await findOfPatients(tx, [patientId], new Date(0)));
  });

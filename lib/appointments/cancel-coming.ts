import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { isDeceased } from '@/lib/patients/is-deceased';
import { readIdentities } from '@/lib/patients/read-patients';
import { cancelUnderLock } from './cancel';
import { competing } from './contention';
import type { ChangeError } from './errors';
import { mayWorkInAgenda } from './policy';
import { lockAgenda } from './take-time';
import { findOfPatients } from './views/data';

export type ComingError = ChangeError | { code: 'patient.not_found' } | { code: 'patient.not_deceased' };

/**
 * Cancels every visit to come of a patient who died, all or none; nobody is written to. What began or ended meanwhile stays as it is, and a
 * second press finds nothing left. @returns how many.
 */
export const cancelComing = (ctx: Context, { id }: { readonly id: Id<'patient'> }): Promise<Result<{ cancelled: number }, ComingError>> =>
  competing(
    () =>
      changeInPractice(ctx, 'appointments.cancel', async (tx): Promise<Result<{ cancelled: number }, ComingError>> => {
        if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
        if (!(await readIdentities(tx, [id])).has(id)) return err({ code: 'patient.not_found' });
        if (!(await isDeceased(tx, id))) return err({ code: 'patient.not_deceased' });
        const isComing = ({ start, status }: { start: Date; status: string }) =>
          start > tx.clock.now() && ['requested', 'booked', 'confirmed'].includes(status);
        const coming = (await findOfPatients(tx, [id], tx.clock.now())).filter(isComing);
        // All agendas in one order first: two who press at once wait for each other instead of meeting half-way.
        for (const practitioner of [...new Set(coming.map(({ practitionerId }) => practitionerId))].sort())
          await lockAgenda(tx, practitioner);
        let cancelled = 0;
        for (const visit of coming) {
          const done = await cancelUnderLock(tx, { id: visit.id, reason: 'no_longer_needed', by: 'practice', notify: 'never' });
          if (done.ok) cancelled++;
          else if (done.error.code !== 'booking.already_cancelled') throw new Error(`${visit.id} cannot be cancelled: ${done.error.code}`);
        }
        return ok({ cancelled });
      }),
    async () => err({ code: 'booking.agenda_busy' }),
  );

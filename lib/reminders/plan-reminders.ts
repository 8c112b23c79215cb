import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { dropPlanned, keepPlanned, lockVisit, type Visit } from './data';
import { planOf, ruleName } from './rules';

/** Whether anybody is to be reminded of it: it stands, was not only asked for, and somebody comes. */
export const isRemindedOf = ({ status, patientId }: Pick<Visit, 'status' | 'patientId'>) =>
  patientId !== null && (status === 'booked' || status === 'confirmed');

/**
 * Makes the planned reminders of an appointment what they should be now: those of its reason, for its start. A moved one plans anew and drops
 * the old; one that no longer stands drops all. Doing it twice, or two at once, leaves the same rows.
 * @returns how many are planned.
 */
export const planReminders = (ctx: Context, { appointmentId }: { appointmentId: Id<'appointment'> }): Promise<number> =>
  keepInPractice(ctx, 'reminders.plan', async (tx) => {
    const visit = await lockVisit(tx, appointmentId);
    const now = tx.clock.now();
    if (!visit?.reminded || !isRemindedOf(visit) || visit.start <= now) {
      await dropPlanned(tx, appointmentId, null);
      return 0;
    }
    await dropPlanned(tx, appointmentId, { start: visit.start, rules: visit.rules.map(ruleName) });
    const planned = planOf(visit.rules, visit.start, visit.quiet, now);
    await keepPlanned(tx, appointmentId, visit.start, planned);
    return planned.filter(({ skipped }) => !skipped).length;
  });

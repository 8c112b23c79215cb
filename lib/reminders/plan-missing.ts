import { systemActor } from '@/lib/access/system';
import { inPractice, type OpenContext } from '@/lib/context';
import { findLacking, findPracticeIds } from './data';
import { planReminders } from './plan-reminders';

const threeDays = 3 * 86_400_000;

/**
 * Plans what is missing for the visits of the next three days, in every practice: after a lost job, an import, or a reason that was given
 * other reminders. @returns how many visits lacked one.
 */
export async function planMissing(open: OpenContext): Promise<number> {
  const now = open.clock.now();
  let found = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'reminders.plan-missing') };
    const lacking = await inPractice(ctx, (tx) => findLacking(tx, now, new Date(now.getTime() + threeDays)));
    for (const appointmentId of lacking) await planReminders(ctx, { appointmentId });
    found += lacking.length;
  }
  return found;
}

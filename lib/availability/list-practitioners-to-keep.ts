import { type Context, inPractice } from '@/lib/context';
import { findPractitioners } from './hours/data';
import { mayKeepHoursOf } from './policy';
import type { PractitionerLine } from './schema';

/** The agendas whose hours, reasons and absences the actor may keep, in the order they joined; a practitioner's own only. */
export const listPractitionersToKeep = (ctx: Context): Promise<readonly PractitionerLine[]> =>
  inPractice(ctx, async (tx) => (await findPractitioners(tx)).filter(({ id }) => mayKeepHoursOf(tx.actor, id)));

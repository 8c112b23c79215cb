import { systemActor } from '@/lib/access/system';
import { inPractice, type OpenContext } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { decideRequest } from './decide-request';
import { findPracticeIds } from './housekeeping/data';
import { findUndecided } from './online/data';

/** Refuses every request whose day to decide has passed: the patient hears it and the time is free. @returns how many. */
export async function lapseRequests(open: OpenContext): Promise<number> {
  let lapsed = 0;
  for (const { id: practiceId } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(practiceId, 'appointments.lapse-requests') };
    for (const { id } of await inPractice(ctx, findUndecided)) {
      const refused = await decideRequest(ctx, { id: idSchema('appointment').parse(id), accept: false, reason: 'other' });
      if (refused.ok) lapsed += 1;
    }
  }
  return lapsed;
}

import { competing } from '@/lib/appointments/contention';
import { lockAgenda } from '@/lib/appointments/take-time';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { type FreedTime, findCandidates } from './candidates/data';
import { offerTime, suitingStart } from './offer-time';
import { quietUntil } from './rules';
import { findDueTimes, findQuiet, putOff, takeTime } from './times/data';

/**
 * Offers every time of the practice that became free and is due, each to the first in line whom it suits; nobody in line leaves it free for
 * all. In quiet hours nobody is asked: the times stay bookable and are looked at again when the hours are over. Safe to run twice, and at
 * once. @returns how many offers were made.
 */
export async function offerFreedTimes(ctx: Context): Promise<number> {
  const due = await keepInPractice(ctx, 'waiting_list.look_for_freed_times', async (tx) => {
    const quiet = quietUntil(tx.clock.now(), await findQuiet(tx));
    if (quiet) await putOff(tx, quiet);
    return quiet ? [] : findDueTimes(tx);
  });
  let offered = 0;
  for (const { id, practitionerId } of due) {
    const made = await competing(
      () =>
        keepInPractice(ctx, 'waiting_list.take_freed_time', async (tx) => {
          const refused = await refuseAct(tx, 'waiting_list.offer_freed');
          await lockAgenda(tx, practitionerId);
          const time = await takeTime(tx, id);
          return refused ? null : time && offerOne(tx, time);
        }),
      async () => {
        throw new Error('the agenda stayed busy: the job tries again');
      },
    );
    if (made) offered += 1;
  }
  return offered;
}

/** Asks the first in line whom the time suits. Under the agenda's lock. */
async function offerOne(tx: InPractice, time: FreedTime): Promise<Id<'waitingOffer'> | null> {
  if (time.end <= tx.clock.now()) return null;
  for (const candidate of await findCandidates(tx, time)) {
    const offer = await suitingStart(tx, candidate, time);
    const made = offer && (await offerTime(tx, { candidate, offer, practitionerId: time.practitionerId }));
    if (made) return made;
  }
  return null;
}

import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { findPlanned, lockPlanned, lockStanding, ringAtDue, settleTimer, type Timer } from './data';
import { goTo } from './go-to';
import { keepInPractice } from './keep-in-practice';
import { setTimer } from './set-timer';
import { tell } from './tell';
import { afterDays, announcements, endings, periods } from './transitions';

type Outcome = 'done' | 'dropped' | 'waiting' | 'known';

/**
 * Does what one timer is for, once: the practice's row is locked and everything read again, so that of two workers one finds it done, and
 * one whose state is another by now is dropped. A clock set back lets it wait. However late it comes, what it begins lasts its whole time.
 */
export const performTimer = (ctx: Context, { timerId }: { timerId: Id<'lifecycleTimer'> }): Promise<Outcome> =>
  keepInPractice(ctx, 'lifecycle.perform', async (tx) => {
    const { state, before } = await lockStanding(tx);
    const timer = await lockPlanned(tx, timerId);
    if (!timer) return 'known';
    if (timer.dueAt > tx.clock.now()) {
      await ringAtDue(tx, timer);
      return 'waiting';
    }
    if (timer.kind === 'deletion_due') return deletionDue(tx, timer, state === 'deletion_requested');
    const ending = endings[timer.kind];
    if (ending) return end(tx, timer, (state === 'deletion_requested' ? before : state) === ending.from);
    return announce(tx, timer, state);
  });

async function end(tx: InPractice, { id, kind }: Timer, stands: boolean): Promise<Outcome> {
  const ending = endings[kind];
  await settleTimer(tx, id, stands ? 'done' : 'dropped');
  if (!ending || !stands) return 'dropped';
  await goTo(tx, ending.to, ending.because);
  return 'done';
}

async function deletionDue(tx: InPractice, { id }: Timer, stands: boolean): Promise<Outcome> {
  await settleTimer(tx, id, stands ? 'done' : 'dropped');
  if (stands) await record(tx, 'lifecycle.deletion_due', {});
  return stands ? 'done' : 'dropped';
}

async function announce(tx: InPractice, timer: Timer, state: string): Promise<Outcome> {
  const news = announcements[timer.kind];
  const now = tx.clock.now();
  const ending = news?.of ? (await findPlanned(tx)).find(({ kind }) => kind === news.of) : null;
  const stands = news && news.state === state && (news.of === null || (ending && ending.dueAt > now));
  await settleTimer(tx, timer.id, stands ? 'done' : 'dropped');
  if (!stands) return 'dropped';
  await tell(tx, { kind: news.kind, to: news.to, forPeriod: timer.forPeriod, happensAt: ending?.dueAt ?? null });
  if (timer.kind === 'yearly_reminder') await setTimer(tx, { ...timer, ...nextYear(timer, now) });
  return 'done';
}

/** The next of its years that is to come: years slept through are told of once. */
function nextYear({ dueAt, forPeriod }: Timer, now: Date): { dueAt: Date; forPeriod: string } {
  let next = dueAt;
  while (next <= now) next = afterDays(next, periods.yearDays);
  return { dueAt: next, forPeriod: `${forPeriod.split('.y')[0]}.y${next.getTime()}` };
}

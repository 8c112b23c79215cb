import { systemActor } from '@/lib/access/system';
import { type Context, inPractice, type OpenContext } from '@/lib/context';
import { dateOfDay } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findMemberDays, findPractices, findTimeZone, insertFound } from './reviews/data';
import { unusualIn } from './rules';

/** Days that are looked at again, so that nights without a worker are made up. */
const daysBack = 7;

/** Looks at the local days that are over, in every practice. What was found before is found again and stays one row. @returns how many are new. */
export async function lookForUnusual(open: OpenContext): Promise<number> {
  let found = 0;
  for (const { id } of await open.db.asRelay(findPractices))
    found += await lookIn({ ...open, actor: systemActor(id, 'journal.look-for-unusual') });
  return found;
}

/** The same for one practice. */
export async function lookIn(ctx: Context): Promise<number> {
  const timeZone = await inPractice(ctx, findTimeZone);
  const zone = zoneOf(timeZone);
  const today = zone.dayAt(ctx.clock.now().getTime());
  let found = 0;
  for (let day = today - daysBack; day < today; day++) {
    const span = { from: new Date(zone.firstInstantOf(day)), to: new Date(zone.firstInstantOf(day + 1)), timeZone };
    const unusual = (await inPractice(ctx, (tx) => findMemberDays(tx, span))).flatMap(unusualIn);
    if (unusual.length > 0)
      found += await keepInPractice(ctx, 'journal.look_for_unusual', (tx) => insertFound(tx, dateOfDay(day), unusual));
  }
  return found;
}

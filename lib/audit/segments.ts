import type { InPractice } from '@/lib/context';
import { dayNumber } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { dropEntries, findStanding, findUnsealed, insertSegments } from './data';
import { droppable, entriesOf } from './rules';
import type { Segment } from './schema';

/** At most so many segments in one transaction: a year of nights takes a few. */
const fewDays = 40;

const closed = (tx: InPractice, timeZone: string): Promise<Segment[]> => {
  const now = tx.clock.now().getTime();
  const midnight = new Date(zoneOf(timeZone).firstInstantOf(dayNumber(localDateAt(now, timeZone))));
  return findUnsealed(tx, tx.actor.practiceId, midnight, timeZone);
};

/** Closes the journal of every local day that is over, one segment a day. @returns how many segments. */
export async function sealSegments(tx: InPractice, timeZone: string): Promise<number> {
  const segments = await closed(tx, timeZone);
  if (segments.length > 0) await insertSegments(tx, tx.actor.practiceId, segments, tx.clock.now());
  return segments.length;
}

type Until = {
  readonly before: Date /** The first entry that has to stay, whatever its age. */;
  readonly stays: number | null;
  readonly timeZone: string;
};

/** How many entries `dropSegments` would remove: those of whole segments, sealed or about to be. */
export async function countDroppable(tx: InPractice, { before, stays, timeZone }: Until): Promise<number> {
  const standing = [...(await findStanding(tx, tx.actor.practiceId)), ...(await closed(tx, timeZone))];
  return entriesOf(droppable(standing, before, stays));
}

/** Removes the entries of some whole sealed segments from the front of the chain and keeps their heads. @returns how many entries went. */
export async function dropSegments(tx: InPractice, { before, stays }: Until): Promise<number> {
  const { practiceId } = tx.actor;
  const segments = droppable(await findStanding(tx, practiceId), before, stays).slice(0, fewDays);
  return dropEntries(tx, practiceId, segments, tx.clock.now());
}

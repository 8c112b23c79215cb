import { assign } from '@/lib/availability/assignment';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type DeskRules, findResourcesAt, type TakenResource } from './conflicts/data';
import type { Placing } from './placing';
import { blockOf } from './rules';
import type { Conflict } from './schema';

export type Rooms = {
  readonly conflicts: readonly Conflict[];
  readonly resources: readonly Id<'resource'>[];
  /** False when a room was asked for that the reason does not use, or that is not at the site. */
  readonly fits: boolean;
};

/**
 * The rooms it has stay where they can; one asked for by name is that one or a conflict. A need that nothing meets names everything that
 * takes what could; none of the site is no need. Where no room is wished, only what else it needs is found.
 */
export async function findRooms(tx: InPractice, placing: Placing, { resourceNeeds }: DeskRules): Promise<Rooms> {
  const { except, kept, siteId, room } = placing;
  const found = await findResourcesAt(tx, { ids: [...new Set(resourceNeeds.flat())], siteId, except, ...blockOf(placing) });
  const at = new Map(found.map((one) => [one.id, one]));
  const isFree = (id: Id<'resource'>) => at.get(id)?.by === null;
  const possible = resourceNeeds
    .map((need) => need.filter((id) => at.has(id) && (!at.get(id)?.archived || kept.includes(id))))
    .filter((need) => need.length > 0 && !(room === null && need.some((id) => at.get(id)?.kind === 'room')))
    .map((need) => need.toSorted((a, b) => Number(kept.includes(b)) - Number(kept.includes(a))));
  const named = !room ? -1 : possible.findIndex((need) => need.includes(room));
  const needs = possible.map((need, at) => (at === named && room ? [room] : need));
  const fits = !room || named >= 0;
  const resources = assign(needs, isFree);
  if (resources) return { conflicts: [], resources, fits };
  const unmet = needs.filter((need) => !need.some(isFree));
  const inTheWay = (unmet.length > 0 ? unmet : needs).flatMap((need) => need.flatMap((id) => at.get(id) ?? [])).filter(({ by }) => by);
  // Overbooked, it shares the room it was put into by name.
  const shared = (at: number) => (at === named && room ? [room] : []);
  return { conflicts: inTheWay.map(takenBy), resources: needs.flatMap((need, at) => need.find(isFree) ?? shared(at)), fits };
}

const takenBy = ({ name, by, start, end }: TakenResource): Conflict => ({
  ...{ kind: 'resource', severity: 'blocks', label: name },
  ...(by ? { appointmentId: by } : {}),
  ...(start && end ? { start: start.toISOString(), end: end.toISOString() } : {}),
});

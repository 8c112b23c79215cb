import type { AgendaBlock, AgendaDay, DrawnColumn } from './agenda-as-drawn';
import { clip, placeBlocks } from './layout';

/** Whether a visit stands in a column of the day: its practitioner's, one of its rooms', or that of visits without a room. A group stands for its participants. */
export function isInColumn(
  block: Pick<AgendaBlock, 'start' | 'end' | 'groupId' | 'practitionerId' | 'roomIds'>,
  { practitionerId, roomId }: Pick<DrawnColumn, 'practitionerId' | 'roomId'>,
  day: Pick<AgendaDay, 'from' | 'to'>,
): boolean {
  if (block.groupId !== null || !clip(block, { start: day.from, end: day.to })) return false;
  if (practitionerId !== null) return block.practitionerId === practitionerId;
  return roomId === null ? block.roomIds.length === 0 : block.roomIds.includes(roomId);
}

/** The columns with some visits elsewhere than the server laid them. Untouched ones stay the same objects, so that they are not drawn again. */
export function columnsWith<T extends DrawnColumn>(
  columns: readonly T[],
  days: readonly AgendaDay[],
  blocks: ReadonlyMap<string, AgendaBlock>,
  changed: ReadonlySet<string>,
): readonly T[] {
  if (changed.size === 0) return columns;
  return columns.map((column) => {
    const day = days.find(({ date }) => date === column.date);
    if (!day) return column;
    const isHere = (block: AgendaBlock) => isInColumn(block, column, day);
    const was = [...column.blocks.map(({ id }) => id), ...column.crowds.flatMap(({ ids }) => ids)];
    const arrives = [...changed].some((id) => {
      const block = blocks.get(id);
      return block !== undefined && isHere(block);
    });
    if (!arrives && !was.some((id) => changed.has(id))) return column;
    const { placed, crowds } = placeBlocks([...blocks.values()].filter(isHere));
    return { ...column, blocks: placed, crowds };
  });
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What was read again, in the objects it had before wherever nothing changed. */
export function keepSame<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const kept = after.map((one) => {
    const known = old.get(keyOf(one));
    return known !== undefined && same(known, one) ? known : one;
  });
  return kept.length === before.length && kept.every((one, place) => one === before[place]) ? before : kept;
}

import type { AgendaBlock, AgendaColumn, AgendaDay } from './agenda-as-drawn';
import { clip, placeBlocks } from './layout';

/** The columns with some visits elsewhere than the server laid them. Untouched ones stay the same objects, so that they are not drawn again. */
export function columnsWith(
  columns: readonly AgendaColumn[],
  days: readonly AgendaDay[],
  blocks: ReadonlyMap<string, AgendaBlock>,
  changed: ReadonlySet<string>,
): readonly AgendaColumn[] {
  if (changed.size === 0) return columns;
  return columns.map((column) => {
    const day = days.find(({ date }) => date === column.date);
    if (!day) return column;
    const isHere = (block: AgendaBlock) =>
      block.groupId === null && block.practitionerId === column.practitionerId && clip(block, { start: day.from, end: day.to });
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

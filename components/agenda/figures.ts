import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import type { Narrowing } from './address';
import { type AgendaBlock, type AgendaColumn, type AgendaDay, isExpected, type Span } from './agenda-as-drawn';
import { freeCells } from './free-cells';

const awaited: readonly AppointmentLook[] = ['pending', 'booked', 'confirmed'];

/** Late = its time has begun today and nobody has noted the patient's arrival. */
const isLate = (block: AgendaBlock, now: number, today: AgendaDay) =>
  awaited.includes(block.look) && block.start < now && isOn(block, today);
/** Someone noted as arrived days ago waits no more: nobody has said what became of the visit. */
const isWaiting = (block: AgendaBlock, today: AgendaDay) => block.look === 'arrived' && isOn(block, today);
/** The one who has waited longest; the first of several. */
const longestWaiting = (blocks: readonly AgendaBlock[], now: number, today: AgendaDay): string | null => {
  const waits = blocks.flatMap((block) => {
    const minutes = isWaiting(block, today) ? minutesWaited(block, now) : null;
    return minutes === null ? [] : [{ id: block.id, arrivedAt: block.arrivedAt ?? now }];
  });
  return waits.sort((a, b) => a.arrivedAt - b.arrivedAt)[0]?.id ?? null;
};
const isOn = ({ start }: AgendaBlock, { from, to }: AgendaDay) => start >= from && start < to;

/** The visits a filter lets through; free times let none through, and stand on the grid whatever the filter. */
export function shownBy(blocks: readonly AgendaBlock[], only: Narrowing | null, now: number, today: AgendaDay): readonly AgendaBlock[] {
  switch (only) {
    case null:
      return blocks;
    case 'planned':
      // A group counts by who comes to it.
      return blocks.filter(({ look, places }) => isExpected(look) && places === null);
    case 'waiting':
      return blocks.filter((block) => isWaiting(block, today));
    case 'longest': {
      const longest = longestWaiting(blocks, now, today);
      return blocks.filter(({ id }) => id === longest);
    }
    case 'late':
      return blocks.filter((block) => isLate(block, now, today));
    case 'free':
      return [];
  }
}

export type Figures = {
  readonly planned: number;
  readonly waiting: number;
  readonly longestWait: number | null;
  readonly late: number;
  readonly free: number;
};

/** The figures of the strip, counted from what is shown. `longestWait` in whole minutes; null when nobody waits. `free`: cells of half an hour at most. */
export function figuresOf(blocks: readonly AgendaBlock[], columns: readonly AgendaColumn[], now: number, today: AgendaDay): Figures {
  const count = (only: Narrowing) => shownBy(blocks, only, now, today).length;
  const [longest] = shownBy(blocks, 'longest', now, today);
  return {
    ...{ planned: count('planned'), waiting: count('waiting'), late: count('late') },
    longestWait: longest ? minutesWaited(longest, now) : null,
    free: freeTimesOf(blocks, columns, now).length,
  };
}

/** The free cells of all the columns, as the grid draws them. */
export const freeTimesOf = (
  blocks: readonly AgendaBlock[],
  columns: readonly AgendaColumn[],
  now: number,
): readonly (Span & { column: AgendaColumn })[] =>
  columns.flatMap((column) => {
    const own = blocks.filter(
      ({ practitionerId, start, end }) => practitionerId === column.practitionerId && start < column.end && end > column.anchor,
    );
    return freeCells(column, own, now).map((span) => ({ ...span, column }));
  });

const longestWait = 12 * 60;

/** Whole minutes since the arrival of someone who waits; null for anyone else, and after half a day. */
export function minutesWaited({ look, arrivedAt }: Pick<AgendaBlock, 'look' | 'arrivedAt'>, now: number): number | null {
  if (look !== 'arrived' || arrivedAt === null) return null;
  const minutes = Math.max(0, Math.floor((now - arrivedAt) / 60_000));
  return minutes < longestWait ? minutes : null;
}

/** Whole minutes left of a hold, at least one while it stands; null for anything else. */
export const minutesHeld = ({ look, expiresAt }: AgendaBlock, now: number): number | null =>
  look === 'held' && expiresAt !== null ? Math.max(1, Math.ceil((expiresAt - now) / 60_000)) : null;

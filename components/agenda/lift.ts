import type { Conflict } from '@/lib/appointments/schema';
import { type AgendaBlock, type DrawnColumn, type Span, STEP } from './agenda-as-drawn';
import type { RoomRefusal } from './rooms';

/** A visit taken up to be put elsewhere, or stretched. */
export type Lift = Span & {
  readonly id: string;
  readonly how: 'move' | 'stretch';
  readonly by: 'pointer' | 'keys';
  readonly columnKey: string;
  readonly practitionerId: string;
  /** The room it would stand in and its site; null where columns are practitioners, and for no room. */
  readonly roomId: string | null;
  readonly siteId: string | null;
  readonly refusal: RoomRefusal | null;
  readonly conflicts: readonly Conflict[];
};

/** What is lifted, outside React: a pointer moves sixty times a second, and only the ghost follows. */
export function createLifting() {
  let lift: Lift | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => lift,
    set: (next: Lift | null) => {
      lift = next;
      for (const changed of listeners) changed();
    },
    subscribe: (changed: () => void) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
  };
}
export type Lifting = ReturnType<typeof createLifting>;

/** Where a visit lands in a column: on five minutes of it, inside its edges, as long as it is. */
export function landing(column: Pick<DrawnColumn, 'anchor' | 'end'>, wished: number, length: number): Span {
  const snapped = column.anchor + Math.round((wished - column.anchor) / STEP) * STEP;
  const start = Math.max(column.anchor, Math.min(snapped, column.end - length));
  return { start, end: start + length };
}

/** Its end drawn to another five minutes: five at least, and inside the column. */
export function stretched(column: Pick<DrawnColumn, 'anchor' | 'end'>, { start }: Span, wished: number): Span {
  const end = start + Math.max(1, Math.round((wished - start) / STEP)) * STEP;
  return { start, end: Math.max(start + STEP, Math.min(end, Math.max(column.end, start + STEP))) };
}

export const isElsewhere = (lift: Pick<Lift, 'start' | 'end' | 'practitionerId' | 'roomId' | 'refusal'>, block: AgendaBlock) =>
  lift.start !== block.start ||
  lift.end !== block.end ||
  lift.practitionerId !== block.practitionerId ||
  lift.refusal !== null ||
  (lift.roomId !== null && !block.roomIds.includes(lift.roomId));

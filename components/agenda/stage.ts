import type { AgendaBlock, AgendaColumn, DeskReason, DrawnColumn, Span } from './agenda-as-drawn';
import { conflictsOnScreen } from './conflicts';
import type { Lift } from './lift';
import { roomRefusal } from './rooms';

/** What is on the grid just now, for hands that act outside React. */
export type Stage = {
  readonly columns: readonly DrawnColumn[];
  /** The practitioners' own, whatever the grid draws. */
  readonly hours: readonly AgendaColumn[];
  readonly blocks: ReadonlyMap<string, AgendaBlock>;
  readonly reasons: readonly DeskReason[];
  readonly now: number;
};

/** The hours of a column, under its head. */
export const bodyOf = (root: ParentNode, key: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-body="${CSS.escape(key)}"]`);

/** Those that are not hidden by a narrow screen, from left to right. */
export const shownColumns = (root: ParentNode, { columns }: Pick<Stage, 'columns'>): readonly DrawnColumn[] =>
  columns.filter(({ key }) => bodyOf(root, key)?.offsetParent !== null);

type Where = Span & { how: Lift['how']; by: Lift['by']; column: DrawnColumn };

/** A visit at a place, with everything that is seen to be in its way there. Among rooms it stays with its practitioner. */
export function liftOf({ hours, blocks, reasons, now }: Stage, block: AgendaBlock, { start, end, how, by, column }: Where): Lift {
  const { key: columnKey, roomId } = column;
  const practitionerId = column.practitionerId ?? block.practitionerId;
  const room = column.practitionerId === null && column.roomId !== null ? { id: column.roomId, name: column.name ?? '' } : null;
  const { id, bufferBefore, bufferAfter, patientId } = block;
  const wish = { start, end, practitionerId, bufferBefore, bufferAfter, patientId, except: id, room };
  return {
    ...{ id, how, by, columnKey, practitionerId, roomId, start, end },
    siteId: column.practitionerId === null ? column.siteId : null,
    refusal: roomRefusal(column, block, reasons),
    conflicts: conflictsOnScreen(hours, blocks, wish, now),
  };
}

import type { AgendaBlock, AgendaColumn, Span } from './agenda-as-drawn';
import { conflictsOnScreen } from './conflicts';
import type { Lift } from './lift';

/** What is on the grid just now, for hands that act outside React. */
export type Stage = { readonly columns: readonly AgendaColumn[]; readonly blocks: ReadonlyMap<string, AgendaBlock>; readonly now: number };

/** The hours of a column, under its head. */
export const bodyOf = (root: ParentNode, key: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-body="${CSS.escape(key)}"]`);

/** Those that are not hidden by a narrow screen, from left to right. */
export const shownColumns = (root: ParentNode, { columns }: Pick<Stage, 'columns'>): readonly AgendaColumn[] =>
  columns.filter(({ key }) => bodyOf(root, key)?.offsetParent !== null);

type Where = Span & { how: Lift['how']; by: Lift['by']; column: AgendaColumn };

/** A visit at a place, with everything that is seen to be in its way there. */
export function liftOf({ columns, blocks, now }: Stage, block: AgendaBlock, { start, end, how, by, column }: Where): Lift {
  const { practitionerId, key: columnKey } = column;
  const { id, bufferBefore, bufferAfter, patientId } = block;
  const wish = { start, end, practitionerId, bufferBefore, bufferAfter, patientId, except: id };
  return { id, how, by, columnKey, practitionerId, start, end, conflicts: conflictsOnScreen(columns, blocks, wish, now) };
}

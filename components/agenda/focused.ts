import type { FreeTime } from './time-grid';

const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);

/** The visit the keyboard stands on, on the grid or in the list. */
export const focusedVisit = (): string | null => focused()?.dataset.visit ?? null;

/** The free cell the keyboard stands on, for "new visit here". */
export const focusedFreeTime = (): FreeTime | null => {
  const cell = focused();
  return cell?.dataset.free ? { practitionerId: cell.dataset.free, start: Number(cell.dataset.start) } : null;
};

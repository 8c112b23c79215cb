/** Among rooms nobody is named: who could see someone then is found out. */
export type FreeTime = { readonly practitionerId: string | null; readonly roomId: string | null; readonly start: number };

const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);

/** The visit the keyboard stands on, on the grid or in the list. */
export const focusedVisit = (): string | null => focused()?.dataset.visit ?? null;

/** What a free cell stands for, at some time of it. */
export const freeTimeIn = ({ dataset }: HTMLElement, start: number): FreeTime => ({
  ...{ practitionerId: dataset.free || null, roomId: dataset.room ?? null, start },
});

/** The free cell the keyboard stands on, for "new visit here". */
export const focusedFreeTime = (): FreeTime | null => {
  const cell = focused();
  return cell?.dataset.free === undefined ? null : freeTimeIn(cell, Number(cell.dataset.start));
};

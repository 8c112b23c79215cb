'use client';

import type { ComponentProps } from 'react';
import type { AgendaAddress } from './address';
import type { AgendaColumn } from './agenda-as-drawn';
import type { MenuPlace } from './block-menu';
import { DayList } from './day-list';
import { MonthGrid } from './month-grid';
import { TimeGrid } from './time-grid';

type ViewsProps = Omit<ComponentProps<typeof TimeGrid>, 'zoom' | 'selected' | 'onlyFree' | 'onMenu'> & {
  address: AgendaAddress;
  isNarrow: boolean | null;
  isList: boolean;
  /** The practitioners', for the list. */
  columns: readonly AgendaColumn[];
  onMenu: (visit: string, at: MenuPlace['at']) => void;
};

/** The hours as a grid, the same as a list, or a month. */
export function AgendaViews({ address, isNarrow, isList, columns, onMenu: openMenu, ...grid }: ViewsProps) {
  const { model, blocks, shown, now, wording, onOpen, onFree } = grid;
  if (model.period === 'month') return <MonthGrid {...{ model, address, wording }} />;
  const onMenu = (visit: string, at: { x: number; y: number }) => openMenu(visit, { ...at, now });
  const common = { selected: address.visit, onlyFree: address.only === 'free' };
  return (
    <>
      {isList && isNarrow !== null ? null : (
        <div className={gridClass(address, isNarrow)}>
          <TimeGrid {...grid} {...common} onMenu={onMenu} zoom={address.zoom ?? model.zoom} />
        </div>
      )}
      {isList || (isNarrow === null && address.view !== 'day') ? (
        <div className={listClass(address, isNarrow)}>
          <DayList {...{ model, columns, blocks, shown, now, wording, onOpen, onFree, onMenu }} {...common} />
        </div>
      ) : null}
    </>
  );
}

/** Until the width is known both are written and CSS shows one, so that nothing jumps: a list on a phone, a grid elsewhere. */
const gridClass = ({ view }: AgendaAddress, isNarrow: boolean | null) =>
  `flex min-h-0 flex-1 flex-col ${isNarrow === null && view !== 'day' ? (view === 'list' ? 'hidden' : 'max-sm:hidden') : ''}`;
const listClass = ({ view }: AgendaAddress, isNarrow: boolean | null) =>
  `sm:min-h-0 sm:flex-1 sm:overflow-y-auto sm:pb-2 ${isNarrow === null && view !== 'list' ? 'sm:hidden' : ''}`;

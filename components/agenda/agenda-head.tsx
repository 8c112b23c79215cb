'use client';

import type { AgendaAddress, View } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import { DayChips } from './day-chips';
import type { Figures } from './figures';
import { Filters, PractitionerChips } from './filters';
import { ColumnsSwitch, Toolbar, Tools } from './toolbar';
import type { useActs } from './use-acts';
import type { Wording } from './wording';

type HeadProps = {
  model: AgendaModel;
  address: AgendaAddress;
  figures: Figures;
  view: View;
  isNarrow: boolean | null;
  isList: boolean;
  wording: Wording;
  acts: ReturnType<typeof useActs>;
  onNew: () => void;
  onAsk: (what: 'columns' | 'search' | 'help') => void;
};

/** When and how it is shown; the day in figures; whose agenda; the tools. */
export function AgendaHead({ model, address, figures, view, isNarrow, isList, wording, acts, onNew, onAsk }: HeadProps) {
  const isMonth = model.period === 'month';
  return (
    <>
      <Toolbar {...{ model, address, view, wording, onNew }} />
      {model.period === 'day' ? <DayChips {...{ model, address, wording }} /> : null}
      <div
        data-print="hide"
        className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:gap-x-6 sm:overflow-visible sm:px-0"
      >
        {model.period === 'day' && !isList && model.rooms.length > 0 ? <ColumnsSwitch {...{ address, wording }} /> : null}
        {isMonth ? null : <Filters {...{ model, address, figures, wording }} />}
        <PractitionerChips
          {...{ model, address, wording }}
          isNarrow={isNarrow === true}
          onGo={acts.goTo}
          onColumns={() => onAsk('columns')}
        />
        <Tools
          zoom={address.zoom ?? model.zoom ?? 8}
          hasZoom={!isList && !isMonth}
          hasPrint={!isMonth}
          wording={wording}
          onZoom={acts.zoomTo}
          onSearch={() => onAsk('search')}
          onHelp={() => onAsk('help')}
        />
      </div>
    </>
  );
}

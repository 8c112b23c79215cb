'use client';

import { useMemo } from 'react';
import type { AgendaAddress } from './address';
import type { AgendaBlock, AgendaColumn, AgendaModel, DrawnColumn } from './agenda-as-drawn';
import { figuresOf, shownBy } from './figures';
import { columnsWith } from './lay-columns';
import type { Overlay } from './use-fresh-model';

/** What is on the screen: the model with the changes made here, the visits the filter lets through, and the figures counted from them. */
export function useShown(model: AgendaModel, overlay: Overlay, address: AgendaAddress, now: number) {
  const blocks = useMemo((): ReadonlyMap<string, AgendaBlock> => {
    const changed = model.blocks.flatMap((block) => {
      const ahead = overlay.get(block.id);
      if (ahead?.look === 'cancelled' && !address.cancelled) return [];
      // Untouched ones stay the same objects, so that they are not drawn again.
      return [ahead ? { ...block, ...ahead } : block];
    });
    return new Map(changed.map((block) => [block.id, block]));
  }, [model.blocks, overlay, address.cancelled]);
  const columns = useMemo(
    (): readonly AgendaColumn[] => columnsWith(model.columns, model.days, blocks, new Set(overlay.keys())),
    [model.columns, model.days, blocks, overlay],
  );
  const drawn = useMemo((): readonly DrawnColumn[] => {
    const rooms = model.byRoom && columnsWith(model.byRoom, model.days, blocks, new Set(overlay.keys()));
    // Visits without a room have a column only where there are any.
    return rooms?.filter(({ roomId, blocks: placed, crowds }) => roomId !== null || placed.length + crowds.length > 0) ?? columns;
  }, [model.byRoom, model.days, blocks, overlay, columns]);
  const all = [...blocks.values()];
  const ids = shownBy(all, address.only, now, model.today).map(({ id }) => id);
  const key = ids.join();
  // The same visits are the same set, so that columns are not drawn anew.
  const shown = useMemo(() => new Set(key.split(',')), [key]);
  return { blocks, columns, drawn, shown, figures: figuresOf(all, columns, now, model.today) };
}

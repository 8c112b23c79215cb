'use client';

import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from '@/components/ui/class-names';
import type { AgendaBlock } from './agenda-as-drawn';
import { anyBlocks } from './conflicts';
import type { Lifting } from './lift';
import { place } from './place';
import { bodyOf, type Stage } from './stage';
import type { Wording } from './wording';

type GhostProps = { lifting: Lifting; stage: { readonly current: Stage }; wording: Wording };

/** The visit in hand where it would land, with its time and what is in the way there. The only thing drawn anew while it moves. */
export function Ghost({ lifting, stage, wording }: GhostProps) {
  const lift = useSyncExternalStore(lifting.subscribe, lifting.get, () => null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lift?.by === 'keys') box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [lift]);
  if (!lift) return null;
  const column = stage.current.columns.find(({ key }) => key === lift.columnKey);
  const block: AgendaBlock | undefined = stage.current.blocks.get(lift.id);
  const body = bodyOf(document, lift.columnKey);
  if (!column || !block || !body) return null;
  const [first, ...rest] = lift.conflicts;
  const isHard = lift.refusal !== null || anyBlocks(lift.conflicts);
  return createPortal(
    <div
      ref={box}
      aria-hidden
      data-ghost
      className="pointer-events-none absolute inset-x-0.5 z-[5] scroll-mt-20"
      style={place(column, lift)}
    >
      <div
        className={classNames(
          'h-full rounded-block border-2',
          isHard
            ? 'border-danger bg-danger-soft/70'
            : lift.conflicts.length > 0
              ? 'border-warning bg-warning-soft/70'
              : 'border-pine bg-pine-soft/80',
        )}
      />
      <div className="absolute top-0 left-0 grid max-w-full gap-0.5 rounded-block border border-line bg-raised px-2 py-1 text-block shadow-popover">
        <span className="font-semibold">{wording.range(lift)}</span>
        <span className="truncate">{wording.nameOf(block)}</span>
        {lift.refusal ? (
          <span className="flex items-start gap-1 font-semibold text-danger">
            <TriangleAlert className="mt-px size-3.5" />
            <span className="line-clamp-3">{wording.t(`room.${lift.refusal}`)}</span>
          </span>
        ) : first ? (
          <span className={classNames('flex items-start gap-1 font-semibold', isHard ? 'text-danger' : 'text-warning')}>
            <TriangleAlert className="mt-px size-3.5" />
            <span className="line-clamp-2">
              {wording.conflictText(first)}
              {rest.length > 0 ? ` ${wording.t('conflict.more', { count: rest.length })}` : null}
            </span>
          </span>
        ) : null}
      </div>
    </div>,
    body,
  );
}

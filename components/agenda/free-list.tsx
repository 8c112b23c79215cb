'use client';

import { Plus } from 'lucide-react';
import type { AgendaBlock, AgendaColumn } from './agenda-as-drawn';
import { freeTimesOf } from './figures';
import type { FreeTime } from './focused';
import type { Wording } from './wording';

type FreeProps = {
  columns: readonly AgendaColumn[];
  blocks: readonly AgendaBlock[];
  now: number;
  wording: Wording;
  onFree: (time: FreeTime) => void;
};

/** The free times, one under the other: a press books there. */
export function FreeList({ columns, blocks, now, wording: { t, when, range, freeName }, onFree }: FreeProps) {
  const free = [...freeTimesOf(blocks, columns, now)].sort((a, b) => a.start - b.start);
  if (free.length === 0) return <p className="rounded-panel border border-line bg-surface p-4">{t('form.noTimes')}</p>;
  return (
    <ul className="overflow-clip rounded-panel border border-line bg-surface">
      {free.map((span) => (
        <li key={`${span.column.key} ${span.start}`} className="border-b border-line last:border-b-0">
          <button
            type="button"
            data-free={span.column.practitionerId}
            data-start={span.start}
            aria-label={freeName(span, span.column)}
            onClick={() => onFree({ practitionerId: span.column.practitionerId, roomId: null, start: span.start })}
            className="focus-inset flex min-h-12 w-full items-center gap-3 px-4 py-2 text-left hover:bg-pine-soft"
          >
            <Plus aria-hidden className="size-4 text-pine" />
            <span className="font-semibold">{range(span)}</span>
            <span className="text-ink-2">
              {columns.length > 1 ? `${when(span.start, 'day')} · ` : null}
              {span.column.name}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

'use client';

import { CalendarOff, CalendarSync } from 'lucide-react';

/** Time away, with its label kept in sight. */
export function Absence({ label, style }: { label: string; style: { top: string; height: string } }) {
  return (
    <div className="hatched pointer-events-none absolute inset-x-0 z-[1] overflow-hidden bg-sunken" style={style}>
      <span className="sticky top-14 m-1 inline-flex max-w-[calc(100%-0.5rem)] items-center gap-1.5 rounded-badge bg-surface px-2 py-0.5 text-small font-semibold text-ink-2">
        <CalendarOff aria-hidden className="size-4" />
        <span className="truncate">{label}</span>
      </span>
    </div>
  );
}

/** Time another calendar says is taken: nothing more is known of it. */
export function External({ label, style }: { label: string; style: { top: string; height: string } }) {
  return (
    <div
      className="hatched pointer-events-none absolute inset-x-0.5 z-[1] mr-2 overflow-hidden rounded-block border border-line bg-sunken"
      style={style}
    >
      <span className="m-1 inline-flex max-w-[calc(100%-0.5rem)] items-center gap-1.5 rounded-badge bg-surface px-1.5 text-small text-ink-2">
        <CalendarSync aria-hidden className="size-4" />
        <span className="truncate">{label}</span>
      </span>
    </div>
  );
}

/** The line lies under the blocks, its tick above them. */
export function NowLine({ top }: { top: string }) {
  return (
    <>
      <div aria-hidden className="pointer-events-none absolute inset-x-0 z-[1] h-0.5 -translate-y-1/2 bg-clay" style={{ top }} />
      <div aria-hidden className="pointer-events-none absolute left-0 z-[3] size-2 -translate-y-1/2 rounded-full bg-clay" style={{ top }} />
    </>
  );
}

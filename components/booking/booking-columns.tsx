import type { ReactNode } from 'react';

/** 640 px of content and, on a desk, a summary that stays in view beside it. */
export function BookingColumns({ children, summary, summaryLabel }: { children: ReactNode; summary?: ReactNode; summaryLabel: string }) {
  return (
    <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-[minmax(0,40rem)_20rem]">
      <div className="min-w-0">{children}</div>
      {summary ? (
        <aside
          aria-label={summaryLabel}
          className="mt-13 self-start rounded-panel border border-line bg-surface p-4 max-lg:hidden lg:sticky lg:top-6"
        >
          {summary}
        </aside>
      ) : null}
    </div>
  );
}

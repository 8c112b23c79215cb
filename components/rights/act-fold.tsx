import type { ReactNode } from 'react';

/** One thing that can be done with a request, folded until it is wanted. Works without script. */
export function ActFold({ title, hint, open = false, children }: { title: string; hint?: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="border-t border-line first:border-t-0">
      <summary className="min-h-target cursor-pointer px-4 py-3 font-semibold">{title}</summary>
      <div className="grid gap-3 px-4 pb-4">
        {hint ? <p className="max-w-prose text-ink-2">{hint}</p> : null}
        {children}
      </div>
    </details>
  );
}

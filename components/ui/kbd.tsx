import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-badge border border-line-strong bg-surface px-1 text-micro text-ink-2">
      {children}
    </kbd>
  );
}

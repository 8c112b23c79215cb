import type { ReactNode } from 'react';

/**
 * The shape of what comes, in the skeletons of `children`. Nothing is drawn for 200 ms: what arrives sooner is simply
 * there. `label` is read out.
 */
export function LoadingState({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true" className="animate-appear-late">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

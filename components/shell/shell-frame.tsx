'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** Pages that need the room of the sidebar's words. */
const roomy: ReadonlySet<string> = new Set(['/practitioner/agenda']);

/**
 * The columns of the dashboard, with `data-rail` where the page leaves the sidebar only a rail. It is told by the address: a rule that looks
 * for a mark inside the page (`:has()`) would make the browser style all of it anew whenever anything in it appears.
 */
export function ShellFrame({ unfolded, children }: { unfolded: boolean; children: ReactNode }) {
  const path = usePathname();
  return (
    <div
      data-shell
      data-rail={roomy.has(path) ? '' : undefined}
      data-unfolded={unfolded ? '' : undefined}
      className="min-h-dvh max-lg:[--bottom-bar:calc(3.5rem+env(safe-area-inset-bottom))] lg:grid lg:grid-cols-[4rem_minmax(0,1fr)] xl:grid-cols-[13rem_minmax(0,1fr)] xl:data-rail:not-data-unfolded:grid-cols-[4rem_minmax(0,1fr)] print:block"
    >
      {children}
    </div>
  );
}

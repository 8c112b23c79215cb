'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Brings what a long form says at its top to where it can be read: the button pressed may stand far below. The focus stays there. */
export function IntoView({ of, children }: { of?: unknown; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said anew is to be read anew
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [of]);
  return (
    <div ref={place} className="scroll-my-24">
      {children}
    </div>
  );
}

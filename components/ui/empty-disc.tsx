import type { ReactNode } from 'react';

/** The one warm spot of an empty page: a 64 px disc with a 32 px icon. */
export function EmptyDisc({ icon }: { icon: ReactNode }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-16 shrink-0 items-center justify-center rounded-full bg-clay-soft text-ink [&_svg]:size-8"
    >
      {icon}
    </span>
  );
}

import { Check, X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

const look =
  'inline-flex min-h-chip items-center gap-1.5 rounded-full border px-3 text-small font-semibold no-underline [&_svg]:size-4 ' +
  'border-line-strong bg-surface text-ink-2 hover:border-ink-2 hover:text-ink';
const pressed = 'border-pine bg-pine-soft text-pine-strong hover:border-pine-strong hover:text-pine-strong';

type FilterChipProps = { href: string; active?: boolean; children: ReactNode; activeLabel?: string };

/** A filter kept in the address. `activeLabel` is read out on an active one ("filtre actif"). */
export function FilterChip({ href, active = false, activeLabel, children }: FilterChipProps) {
  return (
    <Link href={href} scroll={false} aria-current={active ? 'true' : undefined} className={classNames(look, active && pressed)}>
      {active ? <Check aria-hidden /> : null}
      {children}
      {active && activeLabel ? <span className="sr-only">, {activeLabel}</span> : null}
    </Link>
  );
}

/** A criterion that stands and can be taken away. */
export function RemovableChip({ href, removeLabel, children }: { href: string; removeLabel: string; children: ReactNode }) {
  return (
    <Link href={href} scroll={false} className={classNames(look, pressed)}>
      {children}
      <X aria-hidden />
      <span className="sr-only">, {removeLabel}</span>
    </Link>
  );
}

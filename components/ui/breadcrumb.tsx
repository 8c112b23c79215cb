import { ChevronRight } from 'lucide-react';
import Link from 'next/link';

type BreadcrumbProps = { label: string; trail: readonly { href: string; label: string }[] };

/** The way back up, from the second level on; the page itself is not in it, its title is below. Arrows stand between steps only. */
export function Breadcrumb({ label, trail }: BreadcrumbProps) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-x-1 text-small text-ink-2">
        {trail.map((step, at) => (
          <li key={step.href} className="flex items-center gap-1">
            {at > 0 ? <ChevronRight aria-hidden className="size-4 text-ink-3" /> : null}
            <Link
              href={step.href}
              className="inline-flex min-h-6 items-center rounded-badge underline-offset-4 hover:text-ink hover:underline"
            >
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

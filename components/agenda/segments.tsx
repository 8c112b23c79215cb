import Link from 'next/link';

type Segment = { readonly key: string; readonly href: string; readonly label: string; readonly onClick?: () => void };
type SegmentsProps = { name: string; segments: readonly Segment[]; current: string };

/** One of a few ways to see the same, each at its own address. */
export function Segments({ name, segments, current }: SegmentsProps) {
  return (
    <nav aria-label={name}>
      <ul className="inline-flex rounded-control border border-line bg-sunken p-0.5">
        {segments.map(({ key, href, label, onClick }) => (
          <li key={key}>
            <Link
              href={href}
              {...(onClick ? { onClick } : {})}
              aria-current={key === current ? 'page' : undefined}
              className="flex min-h-[calc(var(--control-height)-0.375rem)] items-center rounded-block border border-transparent px-3 text-control whitespace-nowrap text-ink-2 max-sm:px-2 max-sm:text-body no-underline hover:text-ink aria-[current]:border-line-strong aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-pine-strong"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

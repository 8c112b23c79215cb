'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

type SettingsNavProps = { label: string; places: readonly { href: string; label: string }[] };

/** Beside every settings page from 1024 px; below, the breadcrumb leads to the index, which lists the same pages. */
export function SettingsNav({ label, places }: SettingsNavProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} data-print="hide" className="sticky top-4 max-lg:hidden">
      <ul className="grid gap-1">
        {places.map(({ href, label: word }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}
              className="flex min-h-9 items-center rounded-control px-3 py-1 text-ink-2 no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-pine-soft aria-[current]:font-semibold aria-[current]:text-pine-strong"
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

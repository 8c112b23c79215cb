import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';

export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1 rounded-control pr-3 pl-1 text-ink-2 hover:bg-sunken hover:text-ink"
    >
      <ChevronLeft aria-hidden className="size-5" />
      {label}
    </Link>
  );
}

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

type DocumentListProps = {
  documents: readonly { name: 'practice' | 'sheet' | 'dpia' | 'instructions' | 'prati' | 'versions'; href: string }[];
};

/** What the practice can take along: each with one line saying what it is for. */
export function DocumentList({ documents }: DocumentListProps) {
  const t = useTranslations('registers.section.templates');
  return (
    <ul className="overflow-clip rounded-panel border border-line bg-surface">
      {documents.map(({ name, href }) => (
        <li key={name} className="border-line not-first:border-t">
          <Link
            href={href}
            prefetch={false}
            className="focus-inset group flex min-h-14 items-center gap-4 px-4 py-2 no-underline hover:bg-paper"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-semibold text-ink group-hover:text-pine-strong">{t(`${name}.name`)}</span>
              <span className="block text-ink-2">{t(`${name}.line`)}</span>
            </span>
            <ChevronRight aria-hidden className="size-4.5 flex-none text-ink-3 group-hover:text-pine" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

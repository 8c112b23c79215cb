import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

type StepBarProps = { back?: { href: string; label: string }; step: 1 | 2 | 3 };

/** Way back on the left, where one is on the right; the same place on every step. */
export function StepBar({ back, step }: StepBarProps) {
  const t = useTranslations('booking.steps');
  return (
    <div className="mb-2 flex min-h-11 items-center justify-between gap-4">
      {back ? (
        <Link
          href={back.href}
          prefetch={false}
          className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-control pr-3 pl-1 text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-5" />
          {back.label}
        </Link>
      ) : (
        <span />
      )}
      <p className="text-body text-ink-2">{t('of', { step })}</p>
    </div>
  );
}

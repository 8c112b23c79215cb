import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { profileAddress, reasonsAddress } from '@/components/booking/addresses';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { PublicPractitioner, PublicReason } from '@/lib/directory/schema';
import { NextTimes } from './next-times';
import { PractitionerFlags } from './practitioner-flags';
import { PractitionerHead } from './practitioner-head';

export type Result = {
  practitioner: PublicPractitioner;
  reason: PublicReason | null;
  next: readonly { start: number; site: string; mode: VisitMode }[];
};

export function DirectoryResult({ practitioner, reason, next }: Result) {
  const t = useTranslations('directory.results');
  return (
    <article className="grid grid-cols-1 gap-4 rounded-panel border border-line bg-surface p-4 md:grid-cols-[minmax(0,1fr)_20rem] md:gap-8 md:p-6">
      <div className="grid grid-cols-1 content-start gap-3">
        <PractitionerHead practitioner={practitioner} href={profileAddress(practitioner.slug)} />
        <PractitionerFlags practitioner={practitioner} />
      </div>
      <div className="grid grid-cols-1 content-start gap-1">
        <NextTimes practitioner={practitioner} reason={reason} next={next} />
        <Link
          href={reasonsAddress(practitioner.slug)}
          prefetch={false}
          className="inline-flex min-h-11 items-center gap-1 justify-self-start rounded-badge font-semibold text-pine underline-offset-4 hover:text-pine-strong hover:underline"
        >
          {t('allTimes')}
          <span className="sr-only">, {practitioner.displayName}</span>
          <ChevronRight aria-hidden className="size-4" />
        </Link>
      </div>
    </article>
  );
}

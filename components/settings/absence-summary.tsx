'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { When } from '@/components/patterns/when';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { defaultLocale, isLocale } from '@/lib/core/locale';
import type { TimeRange } from '@/lib/core/time';
import { AbsenceSpan } from './absence-span';
import type { AffectedVisit } from './affected-visits';

/** What became of the appointments an absence touches. */
export type SettledAbsence = {
  readonly cancelled: number;
  readonly assigned: number;
  readonly left: number;
  /** Those that could not be done as decided, each with the reason in a sentence. They stand as they were. */
  readonly refused: readonly { readonly visit: AffectedVisit; readonly why: string }[];
};

type AbsenceSummaryProps = { title: string; range: TimeRange; settled: SettledAbsence; timeZone: string; backHref: string };

/** The one summary after an absence was planned, or its appointments settled later. Needs the words of `settings.absences`. */
export function AbsenceSummary({ title, range, settled, timeZone, backHref }: AbsenceSummaryProps) {
  const t = useTranslations('settings.absences');
  const language = useLocale();
  const { cancelled, assigned, left, refused } = settled;
  const counts = { cancelled, assigned, left };
  return (
    <div className="grid max-w-form gap-4">
      <Notice tone="success" live="polite" title={title}>
        <p className="first-letter:uppercase">
          <AbsenceSpan range={range} timeZone={timeZone} />
        </p>
        <ul className="mt-1 list-disc pl-5">
          {(['cancelled', 'assigned', 'left'] as const).map((what) =>
            counts[what] > 0 ? <li key={what}>{t(`decide.${what}`, { count: counts[what] })}</li> : null,
          )}
        </ul>
      </Notice>
      {refused.length > 0 ? (
        <Notice tone="warning" title={t('decide.refused', { count: refused.length })}>
          <ul className="grid gap-2">
            {refused.map(({ visit, why }) => (
              <li key={visit.id}>
                <Link href={visit.href} className="link inline-flex min-h-target items-center font-semibold">
                  {visit.name ?? t('erased')}
                </Link>
                {' · '}
                <When at={visit.start} form="day-time" locale={isLocale(language) ? language : defaultLocale} zone={timeZone} />
                <p>{why}</p>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div>
        <LinkButton kind="primary" href={backHref}>
          {t('decide.toAbsences')}
        </LinkButton>
      </div>
    </div>
  );
}

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { When } from '@/components/patterns/when';
import { LinkButton } from '@/components/ui/link-button';
import { defaultLocale, isLocale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';

/** One appointment that stands inside an absence, as its line shows it. */
export type AffectedVisit = {
  readonly id: string;
  readonly start: Date;
  /** "NOM Prénom"; null once the file was erased. */
  readonly name: string | null;
  readonly reason: string;
  readonly mode: VisitMode;
  /** Its place in the agenda, with its panel open. */
  readonly href: string;
};

/** `settleHref`: where what becomes of all of them is decided. */
type AffectedVisitsProps = { visits: readonly AffectedVisit[]; timeZone: string; settleHref: string };

/** The appointments an absence leaves standing, each with the way to it. Needs the words of `settings.absences`. */
export function AffectedVisits({ visits, timeZone, settleHref }: AffectedVisitsProps) {
  const t = useTranslations('settings.absences');
  const language = useLocale();
  const locale = isLocale(language) ? language : defaultLocale;
  return (
    <div className="grid gap-2 rounded-control bg-warning-soft px-4 py-3 forced-colors:border">
      <div className="flex gap-2">
        <TriangleAlert aria-hidden className="mt-px size-5 text-warning" />
        <div>
          <p className="font-semibold">{t('affected', { count: visits.length })}</p>
          <p>{t('affectedNext')}</p>
        </div>
      </div>
      <ul className="grid sm:pl-7">
        {visits.map(({ id, start, name, reason, href }) => (
          <li key={id} className="grid gap-x-3 max-sm:py-1 sm:grid-cols-[9rem_minmax(0,1fr)] sm:items-baseline">
            <When at={start} form="day-time" locale={locale} zone={timeZone} className="tabular-nums max-sm:text-small" />
            <span className="flex flex-wrap items-baseline gap-x-3">
              <Link href={href} className="link inline-flex min-h-target items-center font-semibold">
                {name ?? t('erased')}
              </Link>
              <span>{reason}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className="sm:pl-7">
        <LinkButton href={settleHref}>{t('decide.open', { count: visits.length })}</LinkButton>
      </div>
    </div>
  );
}

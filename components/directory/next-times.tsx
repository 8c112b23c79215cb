import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { reasonsAddress } from '@/components/booking/addresses';
import { whenText } from '@/components/patterns/when-text';
import { isLocale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import { zoneOf } from '@/lib/core/zone';
import type { PublicPractitioner, PublicReason } from '@/lib/directory/schema';

type NextTimesProps = {
  practitioner: Pick<PublicPractitioner, 'slug' | 'displayName' | 'timeZone'>;
  reason: PublicReason | null;
  /** Epoch milliseconds, with where and how. */
  next: readonly { start: number; site: string; mode: VisitMode }[];
  /** The heading above already says what these are. */
  titled?: boolean;
};

/** The next three free times as buttons that lead straight into booking that time. */
export function NextTimes({ practitioner, reason, next, titled = false }: NextTimesProps) {
  const t = useTranslations('directory.results');
  const modes = useTranslations('directory.modes');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  const { slug, displayName, timeZone: zone } = practitioner;
  if (!reason || next.length === 0) return <p className="text-body text-ink-2">{t('noTimes')}</p>;
  return (
    <div className="grid gap-2">
      <p className="text-body text-ink-2">{t(titled ? 'for' : 'nextFor', { reason: reason.label, minutes: reason.durationMinutes })}</p>
      <ul className="grid grid-cols-3 gap-2">
        {next.map(({ start, site, mode }) => (
          <li key={start}>
            <Link
              href={reasonsAddress(slug, { reason: reason.id, mode, site, start: zoneOf(zone).format(start) })}
              prefetch={false}
              rel="nofollow"
              className="flex min-h-11 flex-col items-center justify-center rounded-control border border-line-strong bg-surface px-1 py-1 text-center leading-tight text-pine-strong hover:border-pine hover:bg-pine-soft"
            >
              <span className="text-small">{whenText(new Date(start), 'day', { locale, zone })}</span>
              <span className="font-semibold">{whenText(new Date(start), 'time', { locale, zone })}</span>
              <span className="sr-only">
                , {modes(mode)}, {displayName}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { ModeIcon } from '@/components/directory/mode-icon';
import { priceText } from '@/components/patterns/price';
import { isLocale } from '@/lib/core/locale';
import { modes, type VisitMode } from '@/lib/core/visit-mode';
import type { PublicPractitioner, PublicReason, PublicSite } from '@/lib/directory/schema';
import type { Choice } from './addresses';

type Group = { readonly mode: VisitMode; readonly site: PublicSite | null; readonly reasons: readonly PublicReason[] };

/** Visit reasons by place, then video, phone and home; at the practice one group per site where there are several. */
const reasonGroups = (sites: readonly PublicSite[], reasons: readonly PublicReason[]): Group[] =>
  modes.flatMap((mode) => {
    const fitting = reasons.filter((reason) => reason.modes.includes(mode));
    if (fitting.length === 0) return [];
    const places = mode === 'in_person' && sites.length > 1 ? sites : [null];
    return places.map((site) => ({ mode, site, reasons: fitting }));
  });

type ReasonListProps = {
  practitioner: Pick<PublicPractitioner, 'sites'>;
  reasons: readonly PublicReason[];
  hrefOf: (choice: Choice) => string;
  level: 'h2' | 'h3';
};

/** Each line says the four facts before anything is chosen: reason, duration, price, place or format. */
export function ReasonList({ practitioner, reasons, hrefOf, level: Heading }: ReasonListProps) {
  const t = useTranslations('directory');
  const groups = reasonGroups(practitioner.sites, reasons);
  if (groups.length === 0) return <p className="text-ink-2">{t('profile.noReasons')}</p>;
  return (
    <div className="grid grid-cols-1 gap-6">
      {groups.map(({ mode, site, reasons: fitting }) => (
        <section key={`${mode}-${site?.id ?? ''}`} className="grid grid-cols-1 gap-2">
          <Heading className="flex items-center gap-2 text-h3">
            <ModeIcon mode={mode} className="size-4.5 text-ink-2" />
            {[t(`modes.${mode}`), site?.name].filter(Boolean).join(' · ')}
          </Heading>
          <ul className="overflow-clip rounded-panel border border-line bg-surface">
            {fitting.map((reason) => (
              <li key={reason.id} className="border-line not-first:border-t">
                <ReasonLine reason={reason} href={hrefOf({ reason: reason.id, mode, site: site?.id })} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ReasonLine({ reason, href }: { reason: PublicReason; href: string }) {
  const t = useTranslations('directory.reason');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  return (
    <Link href={href} prefetch={false} className="focus-inset group flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-paper">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold group-hover:text-pine-strong">{reason.label}</span>
        <span className="block text-body text-ink-2">{t('minutes', { minutes: reason.durationMinutes })}</span>
      </span>
      <span className="text-right text-body">{reason.price ? priceText(reason.price, locale) : t('noPrice')}</span>
      <ChevronRight aria-hidden className="size-4.5 text-ink-3 group-hover:text-pine" />
    </Link>
  );
}
